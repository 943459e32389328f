package dev.sportello.relay.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Event;
import dev.sportello.model.EventId;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.Profile;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.MovableClock;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.customer.ProfileErasure;
import dev.sportello.relay.customer.ProfileReport;
import dev.sportello.relay.customer.VerifiedShopper;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.PastTicket;
import dev.sportello.relay.ticket.TicketHistory;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.Codec;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An erasure that was begun is finished, wherever the relay was killed.
@Tag("long")
class ErasuresTest extends OnBothDatabases {
    private static final Party.ByAgent ANNA = new Party.ByAgent(new AgentId(new UUID(1, 1)), "Anna");
    private static final String SECRET = "Rabarbaro";

    private final MovableClock clock = new MovableClock();
    private final Codec codec = new Codec();
    private Journal journal;
    private Tickets tickets;
    private Customers customers;
    private Profile maria;

    @BeforeEach
    void open() {
        open(database());
        maria = customers.profiles().recognise(new VerifiedShopper("c-7", "Maria " + SECRET, null, null, null));
        var paolo = customers.profiles().recognise(new VerifiedShopper("c-8", "Paolo", null, null, null));
        new TicketHistory(tickets).write(List.of(ticket(1, maria, SECRET), ticket(2, paolo, "Hello")));
        customers.events().add(IntStream.range(0, 1_500).mapToObj(this::event).toList());
    }

    private void open(Database database) {
        journal = Journal.open(database, codec, clock, JournalLimits.DEFAULT);
        var team = new Team(database);
        var settings = new Settings(database, journal, codec, team, ZoneOffset.UTC);
        tickets = new Tickets(journal, codec, settings, team);
        var _ = journal.start();
        customers = Customers.open(database, codec, UUID::randomUUID, Peers.none());
    }

    private Erasures erasures() {
        var profiles = new ProfileErasure(codec, UUID::randomUUID);
        return new Erasures(journal, customers, tickets, profiles, new ErasureTable(codec), clock);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void whatWasOnlyBegunIsFoundByNobodyAndFinishedByTheNextRelay() {
        assertThat(erasures().begin(ANNA, maria.id())).containsExactly(maria.id());
        assertThat(customers.profiles().find("c-7")).isEmpty();
        journal.close();
        open(database());
        // The relay that was killed still has its turn.
        erasures().goOn(() -> true);
        assertThat(isInLog()).isTrue();
        clock.move(Duration.ofMinutes(3));
        erasures().goOn(() -> true);
        requireNothing();
    }

    @Test
    void whatTheJournalHasSaidAlreadyIsSaidOnce() throws Exception {
        erasures().erase(ANNA, maria.id());
        assertThat(isInLog()).isTrue();
        journal.close();
        open(database());
        erasures().goOn(() -> true);
        requireNothing();
        erasures().goOn(() -> true);
        assertThat(journal.read(0, 1_000))
                .filteredOn(entry -> entry.change() instanceof Change.ProfileErased)
                .hasSize(1);
    }

    @Test
    void whatARelayLeavesWhenItEndsIsFinishedByTheNextAtOnce() {
        assertThat(erasures().begin(ANNA, maria.id())).containsExactly(maria.id());
        clock.move(Duration.ofMinutes(3));
        erasures().goOn(() -> false);
        assertThat(isInLog()).isTrue();
        var asked = new AtomicInteger();
        erasures().goOn(() -> asked.incrementAndGet() == 1);
        assertThat(isInLog()).isTrue();
        erasures().goOn(() -> true);
        requireNothing();
    }

    @Test
    void tablesThatAreMadeAnewInTheMiddleLackTheErasedToo() throws Exception {
        erasures().erase(ANNA, maria.id());
        journal.close();
        database().jdbi().useHandle(handle -> handle.execute("update projection set version = 0"));
        open(database());
        assertThat(closedTickets()).containsExactly(new TicketId(1_002));
        erasures().goOn(() -> true);
        journal.close();
        database().jdbi().useHandle(handle -> handle.execute("update projection set version = 0"));
        open(database());
        requireNothing();
    }

    @Test
    void aCopyOfWhoIsErasedMeanwhileHasNoEnd() {
        var copy = new StringWriter() {
            @Override
            public void flush() {
                var _ = erasures().begin(ANNA, maria.id());
            }
        };
        var export = new ProfileExport(customers, tickets, codec, copy);
        assertThatThrownBy(() -> export.write(maria, clock.instant())).isInstanceOf(IOException.class);
        assertThat(copy.toString()).contains("\"events\"").doesNotContain("\"complete\"");
    }

    @Test
    void aCopyHoldsWhatSomebodyWroteBeforeTheShopSaidWhoTheyAre() throws Exception {
        var guest = wrote("maria@example.com");
        var stranger = wrote("other@example.com");
        new TicketHistory(tickets).write(List.of(ticket(3, guest, "By email"), ticket(4, stranger, "Another's")));
        var _ = customers.profiles().recognise(new VerifiedShopper("c-7", null, "maria@example.com", null, null));
        var copy = new StringWriter();
        new ProfileExport(customers, tickets, codec, copy).write(maria, clock.instant());
        assertThat(copy.toString()).contains("By email", SECRET).doesNotContain("Another's");
        assertThat(numbersOf(maria, null, 1)).containsExactly(1_003L);
        assertThat(numbersOf(maria, last(maria), 1)).containsExactly(1_001L);
        assertThat(numbersOf(stranger, null, 10)).containsExactly(1_004L);
    }

    /// An email of somebody whom the shop has not signed in.
    private Profile wrote(String email) {
        return customers.profiles().wrote(new Identity(null, email, null, false), new ProfileReport(clock.instant()));
    }

    private List<Long> numbersOf(Profile customer, @Nullable Long before, int limit) {
        return page(customer, before, limit).stream()
                .map(ticket -> ticket.id().number())
                .toList();
    }

    private Long last(Profile customer) {
        return page(customer, null, 1).getLast().sequence();
    }

    private List<Ticket> page(Profile customer, @Nullable Long before, int limit) {
        var profiles = customers.profiles().withEarlier(customer.id());
        return tickets.queries().ofCustomer(profiles, before, limit).tickets();
    }

    private void requireNothing() {
        assertThat(isInLog()).isFalse();
        assertThat(closedTickets()).containsExactly(new TicketId(1_002));
        for (var table : List.of("event", "erasure")) {
            assertThat(count("select count(*) from " + table)).as(table).isZero();
        }
        assertThat(count("select count(*) from profile")).isEqualTo(1);
        assertThat(count("select count(*) from identity")).isEqualTo(1);
    }

    private long count(String sql) {
        return database()
                .jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private List<TicketId> closedTickets() {
        return tickets.queries().tickets(Status.Kind.CLOSED, null, 10).tickets().stream()
                .map(ticket -> ticket.id())
                .toList();
    }

    private boolean isInLog() {
        return database()
                .jdbi()
                .withHandle(handle ->
                        handle.createQuery("select content from journal_row").mapTo(byte[].class).list().stream()
                                .anyMatch(content -> new String(content, StandardCharsets.UTF_8).contains(SECRET)));
    }

    private PastTicket ticket(int number, Profile of, String text) {
        var at = clock.instant().minusSeconds(100);
        var message = new Message(new MessageId(new UUID(9, number)), new Party.Shopper(), text);
        return new PastTicket(
                of.id(),
                of.name(),
                Channel.WEB_CHAT,
                at,
                List.of(
                        new PastTicket.Changed(at, new Change.MessageAdded(message)),
                        new PastTicket.Changed(at.plusSeconds(number), new Change.TicketClosed(ANNA))));
    }

    private Event event(int number) {
        return new Event(
                new EventId(new UUID(5, number)),
                maria.id(),
                clock.instant().minusSeconds(number),
                Event.Kind.EMAIL,
                null,
                SECRET,
                null,
                Map.of());
    }
}
