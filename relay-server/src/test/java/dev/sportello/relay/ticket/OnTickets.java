package dev.sportello.relay.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Role;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.MovableClock;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseUnavailable;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.relay.team.Team;
import dev.sportello.wire.AgentBodies.Snapshot;
import dev.sportello.wire.AgentBodies.SnapshotPage;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.RelayFrame;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The base of a test of what happens to tickets, with a clock that the test moves. Agents are Anna and Luca; Gina
/// works here no more.
abstract class OnTickets extends OnBothDatabases {
    /// When a test begins: on a Sunday.
    static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
    static final Profile MARIA = profile(1, "Maria Rossi");
    static final Profile PAOLO = profile(2, "Paolo Bruni");
    static final Agent ANNA = agent(1, "Anna Bianchi");
    static final Agent LUCA = agent(2, "Luca Verdi");
    static final Agent GONE = agent(3, "Gina Neri");
    static final TicketId FIRST = new TicketId(1_001);

    final MovableClock clock = new MovableClock();
    final Codec codec = new Codec();
    private @Nullable Journal journal;
    private @Nullable Tickets tickets;
    private @Nullable Settings settings;
    private long ids;

    @BeforeEach
    void begin() {
        TestAgents.join(database(), ANNA, LUCA);
        open(database());
    }

    void open(Database database) {
        journal = Journal.open(database, codec, clock, JournalLimits.DEFAULT);
        var team = new Team(database);
        settings = new Settings(database, journal, codec, team, ZoneOffset.UTC);
        tickets = new Tickets(journal, codec, settings, team);
        var _ = journal.start();
    }

    @AfterEach
    void end() {
        journal().close();
    }

    Journal journal() {
        return Objects.requireNonNull(journal);
    }

    Settings settings() {
        return Objects.requireNonNull(settings);
    }

    /// Closes all, and opens it again, as a restart of the relay does.
    void restart() throws DatabaseUnavailable {
        journal().close();
        open(reopen());
    }

    Tickets tickets() {
        return Objects.requireNonNull(tickets);
    }

    static Profile profile(long number, String name) {
        return new Profile(
                new ProfileId(new UUID(1, number)),
                "c-" + number,
                name,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Profile.Verified.NOTHING,
                List.of(),
                null);
    }

    static Agent agent(long number, String name) {
        return new Agent(new AgentId(new UUID(2, number)), name, "a" + number + "@shop.example", Role.AGENT);
    }

    CommandId id() {
        return new CommandId(new UUID(3, ++ids));
    }

    static RelayFrame answer(CompletableFuture<RelayFrame> answer) {
        return answer.orTimeout(20, TimeUnit.SECONDS).join();
    }

    static ErrorName refusal(CompletableFuture<RelayFrame> answer) {
        return ((RelayFrame.Refused) answer(answer)).refusal().error();
    }

    static long done(CompletableFuture<RelayFrame> answer) {
        return ((RelayFrame.Done) answer(answer)).sequence();
    }

    CompletableFuture<RelayFrame> write(Profile shopper, @Nullable TicketId ticket) {
        return tickets().receive(shopper, new Command.SendMessage(id(), ticket, "Where is my parcel?"));
    }

    CompletableFuture<RelayFrame> reply(Agent agent, TicketId ticket) {
        return tickets().receive(agent, new Command.Reply(id(), ticket, "It left us this morning 📦"));
    }

    /// Holds the writer up until what it returns is counted down, so that what is submitted meanwhile shares a batch.
    CountDownLatch hold() throws InterruptedException {
        return hold(journal());
    }

    CountDownLatch hold(Journal journal) throws InterruptedException {
        var held = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var _ = journal.submit(new JournalCommand(id(), "test", false, _ -> {
            held.countDown();
            try {
                assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return 0;
        }));
        assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
        return release;
    }

    CompletableFuture<RelayFrame> endChat(Profile shopper, TicketId ticket) {
        return tickets().receive(shopper, new Command.EndChat(id(), ticket));
    }

    Snapshot snapshot(Agent agent) {
        return tickets().queries().snapshot(agent.id());
    }

    /// All live tickets on one page.
    SnapshotPage live(Agent agent) {
        return tickets().queries().snapshotPage(agent.id(), null, SnapshotPage.MOST);
    }

    Ticket ticket(TicketId id) {
        return live(ANNA).tickets().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
