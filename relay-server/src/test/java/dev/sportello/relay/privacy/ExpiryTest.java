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
import dev.sportello.model.ProfileId;
import dev.sportello.model.SettingsPage.Retention;
import dev.sportello.model.Status;
import dev.sportello.model.TicketId;
import dev.sportello.relay.MovableClock;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.customer.VerifiedShopper;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.OldTickets;
import dev.sportello.relay.ticket.PastTicket;
import dev.sportello.relay.ticket.TicketHistory;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.Codec;
import dev.sportello.wire.PrivacyBodies.OutOfDate;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is as old as the shop keeps it is deleted.
class ExpiryTest extends OnBothDatabases {
    private static final Party.ByAgent ANNA = new Party.ByAgent(new AgentId(new UUID(1, 1)), "Anna");
    private static final TicketId OLD = new TicketId(1_001);
    private static final TicketId YOUNG = new TicketId(1_002);
    private static final String SECRET = "Rabarbaro";

    private final MovableClock clock = new MovableClock();
    private final Codec codec = new Codec();
    private Journal journal;
    private Settings settings;
    private Tickets tickets;
    private Customers customers;
    private Profile maria;
    private Expiry expiry;

    @BeforeEach
    void open() {
        open(database());
        maria = customers.profiles().recognise(new VerifiedShopper("c-7", "Maria", null, null, null));
        var now = clock.instant();
        new TicketHistory(tickets)
                .write(List.of(
                        closed(1, now.minus(Duration.ofDays(400)), SECRET),
                        closed(2, now.minus(Duration.ofDays(10)), "Hello")));
        customers.events().add(List.of(event(1, now.minus(Duration.ofDays(400))), event(2, now)));
    }

    private void open(Database database) {
        journal = Journal.open(database, codec, clock, JournalLimits.DEFAULT);
        var team = new Team(database);
        settings = new Settings(database, journal, codec, team, ZoneOffset.UTC);
        tickets = new Tickets(journal, codec, settings, team);
        var _ = journal.start();
        customers = Customers.open(database, codec, UUID::randomUUID, Peers.none());
        expiry = new Expiry(journal, settings, new OldTickets(journal, tickets), customers.events(), clock);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void nothingIsDeletedUnlessAnAdminHasChosenSo() {
        expiry.run(() -> true);
        assertThat(closedTickets()).containsExactlyInAnyOrder(OLD, YOUNG);
        assertThat(events()).hasSize(2);
    }

    @Test
    void whatIsOlderIsCountedAndThenDeletedFromTheTablesAndTheLog() {
        assertThat(expiry.count(365, null)).isEqualTo(new OutOfDate(1, 0));
        assertThat(expiry.count(null, 365)).isEqualTo(new OutOfDate(0, 1));
        assertThat(isInLog(SECRET)).isTrue();
        keep(365, 365);
        expiry.run(() -> true);
        assertThat(closedTickets()).containsExactly(YOUNG);
        assertThat(events()).extracting(Event::id).containsExactly(new EventId(new UUID(5, 2)));
        assertThat(isInLog(SECRET)).isFalse();
        assertThat(isInLog("Hello")).isTrue();
        assertThat(expiry.count(365, 365)).isEqualTo(new OutOfDate(0, 0));
        assertThat(customers.profiles().find("c-7")).isPresent();
    }

    @Test
    void itIsDeletedStillWhereTheTablesAreMadeAnew() {
        keep(365, null);
        expiry.run(() -> true);
        journal.close();
        database().jdbi().useHandle(handle -> handle.execute("update projection set version = 0"));
        open(database());
        assertThat(closedTickets()).containsExactly(YOUNG);
    }

    @Test
    void oneRelayAtATimeDeletes() {
        keep(365, null);
        database().jdbi().useTransaction(handle -> ExpiryTable.take(handle, clock.instant()));
        expiry.run(() -> true);
        assertThat(closedTickets()).contains(OLD);
        clock.move(Duration.ofMinutes(3));
        expiry.run(() -> true);
        assertThat(closedTickets()).containsExactly(YOUNG);
    }

    @Test
    void noMoreTicketsAreTakenAtOnceThanStandInSoManyRows() {
        var old = new OldTickets(journal, tickets);
        assertThat(old.before(clock.instant(), 100, 2)).containsOnlyKeys(OLD, YOUNG);
        assertThat(old.before(clock.instant(), 100, 1)).as("one alone is taken").containsOnlyKeys(OLD);
    }

    @Test
    void eventsAreDeletedThoughTicketsCannotBe() {
        keep(365, 365);
        database()
                .jdbi()
                .useHandle(
                        handle -> handle.execute("alter table expiry add constraint broken check (log_rows is null)"));
        assertThatThrownBy(() -> expiry.run(() -> true)).isInstanceOf(IllegalStateException.class);
        assertThat(closedTickets()).contains(OLD);
        assertThat(events()).hasSize(1);
        database().jdbi().useHandle(handle -> handle.execute("alter table expiry drop constraint broken"));
        clock.move(Duration.ofMinutes(1));
        expiry.run(() -> true);
        assertThat(closedTickets()).containsExactly(YOUNG);
    }

    @Test
    void whatIsToBeKeptAfterAllIsKeptThoughItsTurnHasBegun() {
        keep(365, 365);
        var changing = new Clock() {
            private int asked;

            @Override
            public Instant instant() {
                asked++;
                // The run, the tickets' turn, and then the events'.
                if (asked == 2) {
                    keep(500, 365);
                } else if (asked == 3) {
                    keep(500, null);
                }
                return clock.instant();
            }

            @Override
            public ZoneId getZone() {
                return clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
        new Expiry(journal, settings, new OldTickets(journal, tickets), customers.events(), changing).run(() -> true);
        assertThat(closedTickets()).containsExactlyInAnyOrder(OLD, YOUNG);
        assertThat(events()).hasSize(2);
    }

    private void keep(@Nullable Integer ticketDays, @Nullable Integer eventDays) {
        var _ = settings.write(
                        ANNA,
                        new Retention(
                                ticketDays,
                                eventDays,
                                settings.account().retention().version()))
                .join();
    }

    private List<TicketId> closedTickets() {
        return tickets.queries().tickets(Status.Kind.CLOSED, null, 10).tickets().stream()
                .map(ticket -> ticket.id())
                .toList();
    }

    private List<Event> events() {
        return customers.events().page(maria.id(), null, Set.of(), 10).events();
    }

    private boolean isInLog(String word) {
        return database()
                .jdbi()
                .withHandle(handle ->
                        handle.createQuery("select content from journal_row").mapTo(byte[].class).list().stream()
                                .anyMatch(content -> new String(content, StandardCharsets.UTF_8).contains(word)));
    }

    private PastTicket closed(int number, Instant at, String text) {
        var message = new Message(new MessageId(new UUID(9, number)), new Party.Shopper(), text);
        return new PastTicket(
                maria.id(),
                "Maria",
                Channel.WEB_CHAT,
                at,
                List.of(
                        new PastTicket.Changed(at, new Change.MessageAdded(message)),
                        new PastTicket.Changed(at.plusSeconds(1), new Change.TicketClosed(ANNA))));
    }

    private Event event(int number, Instant at) {
        return new Event(
                new EventId(new UUID(5, number)),
                new ProfileId(maria.id().value()),
                at,
                Event.Kind.EMAIL,
                null,
                "An email",
                null,
                Map.of());
    }
}
