package dev.sportello.desktop.replica;

import static dev.sportello.desktop.replica.ScriptedJournal.ANNA;
import static dev.sportello.desktop.replica.ScriptedJournal.BRUNO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.disk.FileKind;
import dev.sportello.desktop.disk.SetAside;
import dev.sportello.desktop.search.FoldedText;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.MessageId;
import dev.sportello.model.Position;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ReplicaTest {
    private static final List<String> OUTBOX = List.of("outbox.log", "outbox-copy.log");

    @TempDir
    Path folder;

    private final ScriptedJournal journal = new ScriptedJournal();
    private Clock clock = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    private TicketId ticket = new TicketId(1);

    @BeforeEach
    void openShop() {
        ticket = journal.open("Maria");
    }

    @Test
    void isEmptyBeforeTheFirstSnapshot() {
        try (var replica = open()) {
            assertThat(replica.position()).isNull();
            assertThat(replica.account()).isNull();
            assertThat(replica.tickets()).isEmpty();
            assertThat(replica.you()).isEqualTo(ANNA);
            assertThat(replica.apply(journal.after(0), true).join()).isFalse();
        }
    }

    @Test
    void takesAnEntryThatOnlyANewerRelayWouldAllow() {
        try (var replica = open()) {
            journal.fill(replica);
            var next = journal.head().sequence() + 1;
            var closed = new Entry(next, clock.instant(), ticket, new Change.TicketClosed(BRUNO.party()));
            var reopened = new Entry(next + 1, clock.instant(), ticket, new Change.TicketReopened(BRUNO.party()));
            assertThat(replica.apply(List.of(closed, reopened), true).join()).isTrue();
            assertThat(replica.ticket(ticket)).returns(new Status.Open(), Ticket::status);
        }
    }

    @Test
    void findsWordsInWhatWasSaidAndInNothingElse() {
        journal.shopperWrites(ticket, "Where is my 100% \"linen\" shirt, señor?");
        try (var replica = open()) {
            journal.fill(replica);
            assertThat(replica.find(FoldedText.words("linen")).join()).containsExactly(ticket);
            assertThat(replica.find(FoldedText.words("100% \"linen\"")).join()).containsExactly(ticket);
            assertThat(replica.find(FoldedText.words("SENOR shirt")).join()).containsExactly(ticket);
            assertThat(replica.find(FoldedText.words("1_0")).join()).isEmpty();
            assertThat(replica.find(FoldedText.words("sequence")).join()).isEmpty();
        }
    }

    @Test
    void aDamagedReplicaIsSetAsideAndWhatTheAgentWroteStays() throws IOException {
        writeSomething();
        Files.writeString(folder.resolve("replica.mv.db"), "This is no database.".repeat(1_000));
        try (var replica = open()) {
            assertThat(replica.damagedFiles().unread()).singleElement().satisfies(aside -> {
                assertThat(aside.kind()).isEqualTo(FileKind.TICKETS);
                assertThat(aside.whole()).isTrue();
                assertThat(Files.readString(aside.file())).startsWith("This is no database.");
            });
            assertThat(replica.position()).isNull();
            journal.fill(replica);
            assertThat(replica.draft(journal.ticket(ticket))).isEqualTo(Draft.reply("Dear Maria"));
            assertThat(queued(replica)).extracting(Waiting::text).containsExactly("Good morning!");
        }
    }

    @Test
    void aReplicaThatBreaksOffIsSetAside() throws IOException {
        writeSomething();
        var file = folder.resolve("replica.mv.db");
        Files.write(file, new byte[(int) Files.size(file)]);
        try (var replica = open()) {
            assertThat(replica.damagedFiles().unread()).hasSize(1);
            journal.fill(replica);
            assertThat(replica.tickets())
                    .extracting(Ticket::id)
                    .isEqualTo(journal.liveTickets().stream().map(Ticket::id).toList());
            assertThat(replica.ticket(ticket))
                    .as("as the agent left it")
                    .extracting(Ticket::status)
                    .isEqualTo(new Status.Snoozed(null));
        }
    }

    @Test
    void aFileOfANewerProgramIsSetAsideAndWhatTheAgentWroteStays() throws SQLException {
        writeSomething();
        setVersion("replica", 99);
        try (var replica = open()) {
            assertThat(replica.damagedFiles().unread())
                    .extracting(SetAside::file)
                    .hasSize(1)
                    .allMatch(Files::exists);
            assertThat(replica.position()).isNull();
            journal.fill(replica);
            assertThat(replica.draft(journal.ticket(ticket))).isEqualTo(Draft.reply("Dear Maria"));
            assertThat(queued(replica)).extracting(Waiting::text).containsExactly("Good morning!");
            assertThat(Waiting.acts(replica))
                    .singleElement()
                    .satisfies(act -> assertThat(act.command()).isInstanceOf(Command.Snooze.class));
        }
        try (var replica = open()) {
            assertThat(replica.damagedFiles().unread()).isEmpty();
            assertThat(queued(replica)).hasSize(1);
            assertThat(Waiting.acts(replica)).hasSize(1);
        }
    }

    @Test
    void aFileThatAnotherProgramHasOpenIsLeftAlone() throws IOException {
        writeSomething();
        try (var other = FileChannel.open(folder.resolve("replica.mv.db"), StandardOpenOption.WRITE);
                var lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class);
        }
        try (var replica = open()) {
            assertThat(replica.damagedFiles().unread()).isEmpty();
        }
    }

    @Test
    void aReplyWhoseRemovalFromTheOutboxWasNotNotedIsRemovedAtTheNextStart() throws IOException {
        writeSomething();
        var before = Files.createDirectory(folder.resolve("before"));
        for (var name : OUTBOX) {
            Files.copy(folder.resolve(name), before.resolve(name));
        }
        try (var replica = open()) {
            journal.agentWrites(ticket, ANNA, queued(replica).getFirst().id().message(), "Good morning!");
            assertThat(replica.apply(journal.after(2), true).join()).isTrue();
            assertThat(queued(replica)).isEmpty();
        }
        for (var name : OUTBOX) {
            Files.move(before.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        try (var replica = open()) {
            assertThat(queued(replica)).isEmpty();
            assertThat(thread(replica).entries()).isEqualTo(journal.thread(ticket));
        }
    }

    @Test
    void onlyTheOwnCursorMakesATicketRead() {
        try (var replica = loaded()) {
            journal.append(ticket, new Change.ReadByAgent(BRUNO.id(), 2));
            assertThat(replica.apply(journal.after(2), true).join()).isTrue();
            assertThat(replica.unread(ticket)).isTrue();
            journal.append(ticket, new Change.ReadByAgent(ANNA.id(), 2));
            assertThat(replica.apply(journal.after(3), true).join()).isTrue();
            assertThat(replica.unread(ticket)).isFalse();
        }
        try (var replica = open()) {
            assertThat(replica.unread(ticket)).isFalse();
        }
    }

    @Test
    void aCursorNeverMovesBack() {
        try (var replica = loaded()) {
            journal.append(ticket, new Change.ReadByAgent(ANNA.id(), 2));
            journal.append(ticket, new Change.ReadByAgent(ANNA.id(), 1));
            assertThat(replica.apply(journal.after(2), true).join()).isTrue();
            replica.outbox().markRead(ticket, 1);
            assertThat(thread(replica).queued()).isEmpty();
            assertThat(replica.unread(ticket)).isFalse();
            assertThat(Waiting.reads(replica)).isEmpty();
        }
    }

    @Test
    void anAgentsOrAnAutomaticMessageMakesNothingUnread() {
        try (var replica = loaded()) {
            journal.append(ticket, new Change.ReadByAgent(ANNA.id(), 2));
            journal.agentWrites(ticket, BRUNO, new MessageId(new UUID(1, 1)), "I'll look.");
            assertThat(replica.apply(journal.after(2), true).join()).isTrue();
            assertThat(replica.unread(ticket)).isFalse();
        }
    }

    @Test
    void aTicketIsUnreadAtOnceAndAReadThatWaitsIsForgotten() {
        try (var replica = loaded()) {
            replica.outbox().markRead(ticket, 2);
            replica.outbox().act(id -> new Command.MarkUnread(id, ticket, 1));
            assertThat(thread(replica).queued()).isEmpty();
            assertThat(replica.unread(ticket)).isTrue();
            assertThat(Waiting.reads(replica)).isEmpty();
            replica.outbox().markRead(ticket, 2);
            assertThat(thread(replica).queued()).isEmpty();
            assertThat(replica.unread(ticket)).isFalse();
        }
    }

    @Test
    void aTicketIsUnreadHoweverQuicklyThatFollowsOnAReading() {
        try (var replica = loaded()) {
            for (var i = 0; i < 200; i++) {
                replica.outbox().markRead(ticket, 2);
                replica.outbox().act(id -> new Command.MarkUnread(id, ticket, 1));
                assertThat(thread(replica).queued()).isEmpty();
                assertThat(replica.unread(ticket)).as("after %d times", i).isTrue();
            }
        }
    }

    @Test
    void anAnswerThatComesAfterItsEntryMovesNoCursorBack() {
        try (var replica = loaded()) {
            replica.outbox().act(id -> new Command.MarkUnread(id, ticket, 1));
            assertThat(thread(replica).queued()).isEmpty();
            var act = Waiting.acts(replica).getFirst();
            var entry = journal.append(ticket, new Change.UnreadByAgent(ANNA.id(), 1));
            journal.append(ticket, new Change.ReadByAgent(ANNA.id(), 2));
            assertThat(replica.apply(journal.after(2), true).join()).isTrue();
            assertThat(replica.outbox().done(act.command().id(), entry.sequence()))
                    .succeedsWithin(Duration.ofMinutes(1));
            assertThat(replica.unread(ticket)).isFalse();
        }
    }

    @Test
    void aCloseThatWaitsForALinkIsCalledOffWhenTheShopperHasWritten() {
        try (var replica = loaded()) {
            var heard = new CopyOnWriteArrayList<CommandOutbox.RefusedAct>();
            var _ = replica.outbox().onRefusal(heard::add);
            replica.outbox().act(id -> new Command.CloseTicket(id, ticket, 2));
            journal.agentWrites(ticket, BRUNO, new MessageId(new UUID(1, 1)), "I'll look.");
            assertThat(replica.apply(journal.after(2), true).join()).isTrue();
            assertThat(Waiting.acts(replica)).hasSize(1);
            journal.shopperWrites(ticket, "Wait, one more thing");
            assertThat(replica.apply(journal.after(3), true).join()).isTrue();
            assertThat(Waiting.acts(replica)).isEmpty();
            assertThat(heard)
                    .singleElement()
                    .satisfies(one -> assertThat(one.refusal()).isNull());
        }
    }

    @Test
    void aCloseIsCalledOffAsWellWhenASnapshotBringsWhatTheShopperWrote() {
        try (var replica = loaded()) {
            replica.outbox().act(id -> new Command.CloseTicket(id, ticket, 2));
            journal.shopperWrites(ticket, "Wait, one more thing");
            journal.fill(replica);
            assertThat(Waiting.acts(replica)).isEmpty();
        }
    }

    @Test
    void aCloseIsCalledOffAtOnceWhereTheShopperWroteWhileItWasSaid() {
        try (var replica = loaded()) {
            var heard = new CopyOnWriteArrayList<CommandOutbox.RefusedAct>();
            var _ = replica.outbox().onRefusal(heard::add);
            var entry = journal.shopperWrites(ticket, "Wait, one more thing");
            assertThat(replica.apply(journal.after(2), true).join()).isTrue();
            replica.outbox().act(id -> new Command.CloseTicket(id, ticket, 2));
            replica.outbox().act(id -> new Command.CloseTicket(id, ticket, entry.sequence()));
            assertThat(thread(replica).queued()).isEmpty();
            assertThat(Waiting.acts(replica))
                    .extracting(QueuedCommand::command)
                    .singleElement()
                    .extracting(act -> ((Command.CloseTicket) act).upTo())
                    .isEqualTo(entry.sequence());
            assertThat(heard)
                    .singleElement()
                    .satisfies(one -> assertThat(one.refusal()).isNull());
        }
    }

    @Test
    void whatWasCalledOffBeforeAnybodyListensIsToldToTheFirstWhoDoes() {
        try (var replica = loaded()) {
            replica.outbox().act(id -> new Command.CloseTicket(id, ticket, 2));
            journal.shopperWrites(ticket, "Wait, one more thing");
            assertThat(replica.apply(journal.after(2), true).join()).isTrue();
            var first = new CopyOnWriteArrayList<CommandOutbox.RefusedAct>();
            var second = new CopyOnWriteArrayList<CommandOutbox.RefusedAct>();
            var _ = replica.outbox().onRefusal(first::add);
            var _ = replica.outbox().onRefusal(second::add);
            assertThat(thread(replica).queued()).isEmpty();
            assertThat(first).hasSize(1);
            assertThat(second).isEmpty();
        }
    }

    @Test
    void aTicketIsClosedHereFromWhenItsCloseIsQueued() {
        var closed = new Status.Closed(ANNA.party(), clock.instant());
        try (var replica = loaded()) {
            replica.outbox().act(id -> new Command.CloseTicket(id, ticket, 2));
            journal.append(ticket, new Change.SeenByShopper(2));
            assertThat(replica.apply(journal.after(2), true).join()).isTrue();
            assertThat(replica.ticket(ticket)).extracting(Ticket::status).isEqualTo(closed);
        }
        try (var replica = open()) {
            assertThat(replica.tickets()).extracting(Ticket::status).containsExactly(closed);
            var close = Waiting.acts(replica).getFirst().command();
            var refused = replica.outbox().refused(close.id(), Refusal.of(ErrorKind.UNSEEN_MESSAGE));
            assertThat(refused).succeedsWithin(Duration.ofMinutes(1));
            assertThat(replica.tickets()).containsExactly(journal.ticket(ticket));
        }
    }

    @Test
    void aTicketIsAsItWasLeftNetworkOrNot() {
        var monday = clock.instant().plus(Duration.ofDays(3));
        try (var replica = loaded()) {
            replica.outbox().act(id -> new Command.Assign(id, ticket, BRUNO.id()));
            replica.outbox().act(id -> new Command.NoReplyNeeded(id, ticket));
            replica.outbox().act(id -> new Command.Snooze(id, ticket, monday));
            assertThat(thread(replica).queued()).isEmpty();
            var left = Objects.requireNonNull(replica.ticket(ticket));
            assertThat(left.assignee()).isEqualTo(BRUNO.id());
            assertThat(left.waitingSince()).isNull();
            assertThat(left.status()).isEqualTo(new Status.Snoozed(monday));
            replica.outbox().act(id -> new Command.Reopen(id, ticket));
            assertThat(thread(replica).queued()).isEmpty();
            assertThat(Objects.requireNonNull(replica.ticket(ticket)).status()).isEqualTo(new Status.Open());
        }
    }

    @Test
    void whatTheRelayHasDoneShowsUntilItsEntryIsHereAndIsForgottenThen() {
        try (var replica = loaded()) {
            replica.outbox().act(id -> new Command.Snooze(id, ticket, null));
            assertThat(thread(replica).queued()).isEmpty();
            var snooze = Waiting.acts(replica).getFirst().command();
            var entry = journal.append(ticket, new Change.TicketSnoozed(ANNA.party(), null));
            assertThat(replica.outbox().done(snooze.id(), entry.sequence())).succeedsWithin(Duration.ofMinutes(1));
            assertThat(Objects.requireNonNull(replica.ticket(ticket)).status()).isEqualTo(new Status.Snoozed(null));
            var reopened = journal.append(ticket, new Change.TicketReopened(BRUNO.party()));
            assertThat(replica.apply(List.of(entry, reopened), true).join()).isTrue();
            assertThat(replica.ticket(ticket)).isEqualTo(journal.ticket(ticket));
            assertThat(Waiting.acts(replica)).isEmpty();
        }
    }

    @Test
    void aClosedTicketDoesNotOpenBetweenTheRelaysAnswerAndItsEntry() {
        try (var replica = loaded()) {
            replica.outbox().act(id -> new Command.CloseTicket(id, ticket, 2));
            assertThat(thread(replica).queued()).isEmpty();
            var close = Waiting.acts(replica).getFirst().command();
            var entry = journal.append(ticket, new Change.TicketClosed(ANNA.party()));
            assertThat(replica.outbox().done(close.id(), entry.sequence())).succeedsWithin(Duration.ofMinutes(1));
            assertThat(Objects.requireNonNull(replica.ticket(ticket)).live()).isFalse();
            assertThat(replica.apply(List.of(entry), true).join()).isTrue();
            assertThat(replica.ticket(ticket)).isEqualTo(journal.ticket(ticket));
            assertThat(Waiting.acts(replica)).isEmpty();
        }
    }

    @Test
    void aCloseThatASnapshotShowsToBeDoneIsForgotten() {
        try (var replica = loaded()) {
            replica.outbox().act(id -> new Command.CloseTicket(id, ticket, 2));
            journal.close(ticket);
            journal.fill(replica);
            assertThat(Waiting.acts(replica)).isEmpty();
        }
    }

    @Test
    void whatThisProgramCannotReadStaysInItsFilesAndAllElseIsKept() throws IOException {
        writeSomething();
        var newer = List.of(
                new OutboxLine(1_000, "command", "{\"kind\":\"close-ticket\",\"ticket\":1000}").written(),
                new OutboxLine(1_001, "reminder", "{\"at\":\"18:00\"}").written());
        Files.write(folder.resolve("outbox.log"), newer, StandardOpenOption.APPEND);
        try (var replica = open()) {
            assertThat(replica.damagedFiles().unread()).isEmpty();
            assertThat(queued(replica)).extracting(Waiting::text).containsExactly("Good morning!");
            assertThat(replica.draft(journal.ticket(ticket))).isEqualTo(Draft.reply("Dear Maria"));
            assertThat(Waiting.acts(replica))
                    .extracting(QueuedCommand::command)
                    .singleElement()
                    .isInstanceOf(Command.Snooze.class);
        }
        for (var name : OUTBOX) {
            assertThat(Files.readAllLines(folder.resolve(name)))
                    .as("for a program that can")
                    .containsAll(newer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"command", "scheduled"})
    void whatANewerProgramTookBackStaysTakenBack(String kind) throws IOException {
        writeSomething();
        var newer = List.of(
                new OutboxLine(1_000, kind, "{\"kind\":\"close-ticket\",\"ticket\":1000}").written(),
                new OutboxLine(1_001, "removed", "{\"commands\":[\"" + UUID.randomUUID() + "\"]}").written());
        for (var name : OUTBOX) {
            Files.write(folder.resolve(name), newer, StandardOpenOption.APPEND);
        }
        try (var replica = open()) {
            // After what one of the files does not take, both are written anew.
            Files.delete(folder.resolve("outbox-copy.log"));
            Files.createDirectories(folder.resolve("outbox-copy.log").resolve("in the way"));
            replica.outbox().reply(journal.ticket(ticket), "Are you there?");
            assertThat(queued(replica)).isNotEmpty();
            Files.delete(folder.resolve("outbox-copy.log").resolve("in the way"));
            Files.delete(folder.resolve("outbox-copy.log"));
            replica.outbox().reply(journal.ticket(ticket), "I am");
            assertThat(queued(replica)).isNotEmpty();
        }
        for (var name : OUTBOX) {
            assertThat(Files.readAllLines(folder.resolve(name)))
                    .as("for a program that can read what was taken back")
                    .containsAll(newer);
        }
    }

    @Test
    void tellsWhichTicketsChanged() {
        try (var replica = loaded()) {
            var heard = new CopyOnWriteArrayList<ReplicaChange>();
            var stop = replica.listen(heard::add);
            journal.shopperWrites(ticket, "Hello?");
            var other = journal.open("Luca");
            assertThat(replica.apply(journal.after(2), true).join()).isTrue();
            assertThat(heard)
                    .containsExactly(
                            new ReplicaChange.Applied(journal.after(2), Set.of(ticket, other), false, false, true));
            stop.run();
            journal.shopperWrites(ticket, "Hello??");
            assertThat(replica.apply(journal.after(5), true).join()).isTrue();
            assertThat(heard).hasSize(1);
        }
    }

    @Test
    void entriesWithAHoleBeforeThemAreNotApplied() {
        try (var replica = loaded()) {
            journal.shopperWrites(ticket, "One");
            journal.shopperWrites(ticket, "Two");
            assertThat(replica.apply(journal.after(3), true).join()).isFalse();
            assertThat(replica.position()).isNotEqualTo(journal.head());
            assertThat(replica.apply(journal.after(2), true).join()).isTrue();
            assertThat(replica.position()).isEqualTo(journal.head());
        }
    }

    @Test
    void aClosedTicketStaysForTwoWeeks() {
        try (var replica = loaded()) {
            journal.close(ticket);
            assertThat(replica.apply(journal.after(2), true).join()).isTrue();
            assertThat(replica.ticket(ticket)).isEqualTo(journal.ticket(ticket));
        }
        clock = Clock.offset(clock, Duration.ofDays(12));
        try (var replica = open()) {
            assertThat(thread(replica).entries()).isNotEmpty();
            assertThat(replica.ticket(ticket)).isNotNull();
        }
        clock = Clock.offset(clock, Duration.ofDays(3));
        try (var replica = open()) {
            await().until(() -> replica.ticket(ticket) == null);
            assertThat(thread(replica).entries()).isEmpty();
        }
    }

    @Test
    void whatHappensToATicketThatIsNotHereIsPassedOver() {
        journal.close(ticket);
        try (var replica = loaded()) {
            var next = journal.head().sequence() + 1;
            var late = new Entry(next, clock.instant(), ticket, new Change.SeenByShopper(2));
            assertThat(replica.apply(List.of(late), true).join()).isTrue();
            assertThat(replica.position()).extracting(Position::sequence).isEqualTo(next);
            assertThat(replica.tickets()).isEmpty();
        }
    }

    private void writeSomething() {
        try (var replica = loaded()) {
            replica.outbox().reply(journal.ticket(ticket), "Good morning!");
            replica.outbox().act(id -> new Command.Snooze(id, ticket, null));
            replica.draft(journal.ticket(ticket), Draft.reply("Dear Maria"));
        }
    }

    private Replica open() {
        return new Replica(folder, ANNA, clock, new Random(1));
    }

    private Replica loaded() {
        var replica = open();
        journal.fill(replica);
        return replica;
    }

    private LocalThread thread(Replica replica) {
        return replica.thread(ticket).join();
    }

    private List<QueuedCommand> queued(Replica replica) {
        return thread(replica).queued();
    }

    private String url(String name) {
        return "jdbc:h2:file:" + folder.resolve(name).toAbsolutePath();
    }

    private void setVersion(String name, int version) throws SQLException {
        try (var connection = DriverManager.getConnection(url(name));
                var update = connection.prepareStatement("update schema_version set version = ?")) {
            update.setInt(1, version);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
