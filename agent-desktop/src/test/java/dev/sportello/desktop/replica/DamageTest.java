package dev.sportello.desktop.replica;

import static dev.sportello.desktop.replica.ScriptedJournal.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.disk.FileKind;
import dev.sportello.desktop.disk.SetAside;
import dev.sportello.desktop.replica.CommandOutbox.RefusedAct;
import dev.sportello.model.Entry;
import dev.sportello.model.MessageId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.SnapshotPage;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that were damaged while the program did not run. `-Dsportello.flips` takes more of the single bits.
@Execution(ExecutionMode.CONCURRENT)
@Tag("long")
class DamageTest {
    private static final int FLIPS = Integer.getInteger("sportello.flips", 30);
    private static final String REPLICA = "replica.mv.db";
    private static final String FIRST = "outbox.log";
    private static final String COPY = "outbox-copy.log";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final ScriptedJournal journal = new ScriptedJournal();
    private final Random random = new Random(42);
    private final Map<String, byte[]> sound = new HashMap<>();
    private final List<String> replies = new ArrayList<>();
    private List<Ticket> tickets = List.of();
    private Set<TicketId> unread = Set.of();
    private List<QueuedCommand> commands = List.of();
    private Set<KeptDraft> drafts = Set.of();

    /// What can happen to a file as a whole.
    enum Fate {
        EMPTY {
            @Override
            byte[] of(byte[] sound, Random random) {
                return new byte[0];
            }
        },
        CUT {
            @Override
            byte[] of(byte[] sound, Random random) {
                return Arrays.copyOf(sound, 1 + random.nextInt(sound.length - 1));
            }
        },
        FOREIGN {
            @Override
            byte[] of(byte[] sound, Random random) {
                return "<!doctype html>\n<title>Hotel login</title>\n"
                        .repeat(400)
                        .getBytes(StandardCharsets.UTF_8);
            }
        },
        NOISE {
            @Override
            byte[] of(byte[] sound, Random random) {
                var noise = sound.clone();
                random.nextBytes(noise);
                return noise;
            }
        },
        ZEROED_BLOCK {
            @Override
            byte[] of(byte[] sound, Random random) {
                var holed = sound.clone();
                var start = random.nextInt(Math.max(1, sound.length - 4_096));
                Arrays.fill(holed, start, Math.min(sound.length, start + 4_096), (byte) 0);
                return holed;
            }
        };

        abstract byte[] of(byte[] sound, Random random);
    }

    @BeforeEach
    void write() throws IOException {
        for (var event = 0; event < 300; event++) {
            journal.happen(random);
        }
        try (var replica = open()) {
            journal.fill(replica);
            writeTo(replica);
            tickets = replica.tickets();
            unread = tickets.stream().map(Ticket::id).filter(replica::unread).collect(Collectors.toSet());
            commands = replica.outbox().commands();
            drafts = Set.copyOf(replica.drafts());
        }
        for (var name : List.of(REPLICA, FIRST, COPY)) {
            sound.put(name, Files.readAllBytes(folder.resolve(name)));
        }
        assertThat(commands).hasSizeGreaterThan(30);
        assertThat(drafts).hasSize(10);
    }

    private void writeTo(Replica replica) {
        var live = journal.liveTickets();
        for (var number = 0; number < 30; number++) {
            var to = live.get(number % live.size());
            var text = "Reply " + number + " – with ümlauts, 📦 and \"quotes\"\nin two lines";
            replica.outbox().reply(to, text);
            replies.add(text);
        }
        var first = live.getFirst();
        replica.outbox().act(first, id -> new Command.Snooze(id, first.id(), null));
        live.stream()
                .limit(10)
                .forEach(ticket -> replica.draft(ticket, Draft.reply("Draft for " + ticket.shopperName())));
        assertThat(replica.thread(first.id())).succeedsWithin(Duration.ofMinutes(1));
        var refused = replica.outbox().commands().get(3).id();
        assertThat(replica.outbox().refused(refused, Refusal.of(ErrorKind.TICKET_CLOSED)))
                .succeedsWithin(Duration.ofMinutes(1));
        var gone = replica.outbox().commands().get(5);
        replica.outbox().discard(gone);
        assertThat(replica.thread(first.id())).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void noSingleBitShowsAnythingFalseOrLosesWhatTheAgentWrote() throws IOException {
        var names = List.of(REPLICA, REPLICA, FIRST, COPY);
        for (var round = 0; round < FLIPS; round++) {
            putBack();
            var name = names.get(random.nextInt(names.size()));
            var bit = random.nextLong(sound(name).length * 8L);
            flip(name, bit);
            assertNothingIsLostOrFalse("bit " + bit + " of " + name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverBecomesOfOneFileNothingIsLostOrFalse(Fate fate) throws IOException {
        for (var name : List.of(REPLICA, FIRST, COPY)) {
            putBack();
            Files.write(folder.resolve(name), fate.of(sound(name), random));
            assertNothingIsLostOrFalse(name + " became " + fate);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {REPLICA, FIRST, COPY})
    void aFileThatIsGoneCostsNothing(String name) throws IOException {
        Files.delete(folder.resolve(name));
        assertNothingIsLostOrFalse(name + " is gone");
        assertThat(folder.resolve(name)).exists();
    }

    @Test
    void fromTwoDamagedCopiesAllIsReadThatEitherHolds() throws IOException {
        for (var round = 0; round < 20; round++) {
            putBack();
            for (var flips = 0; flips < 3; flips++) {
                flip(FIRST, random.nextLong(sound(FIRST).length * 8L));
                flip(COPY, random.nextLong(sound(COPY).length * 8L));
            }
            try (var replica = open()) {
                assertThat(Waiting.replies(replica))
                        .as("nothing that was not written")
                        .extracting(Waiting::text)
                        .isSubsetOf(replies);
                assertThat(replica.drafts()).isSubsetOf(drafts);
                assertThat(replica.outbox().commands().size() + replica.drafts().size())
                        .isGreaterThanOrEqualTo(commands.size() + drafts.size() - 3);
                assertThat(replica.damagedFiles().unread())
                        .extracting(SetAside::kind)
                        .containsOnly(FileKind.WRITTEN);
            }
        }
    }

    @Test
    void aLossIsSaidWhereBothCopiesAreCut() throws IOException {
        for (var name : List.of(FIRST, COPY)) {
            Files.write(folder.resolve(name), Fate.CUT.of(sound(name), random));
        }
        try (var replica = open()) {
            assertThat(replica.damagedFiles().unread())
                    .hasSize(2)
                    .allMatch(aside -> aside.kind() == FileKind.WRITTEN && !aside.whole());
        }
        try (var replica = open()) {
            assertThat(replica.damagedFiles().unread()).isEmpty();
        }
    }

    @Test
    void nothingIsSaidOfALineThatBreaksOffAsAfterAKilledProcess() throws IOException {
        Files.writeString(folder.resolve(FIRST), "01234567 999 command {\"place\":9", StandardOpenOption.APPEND);
        try (var replica = open()) {
            assertThat(replica.damagedFiles().unread()).isEmpty();
            assertThat(replica.outbox().commands()).isEqualTo(commands);
        }
        assertThat(folder.resolve(FIRST)).hasSameBinaryContentAs(folder.resolve(COPY));
    }

    @Test
    void whatOneCopyDoesNotTakeIsInTheOther() throws IOException {
        try (var replica = open()) {
            Files.delete(folder.resolve(COPY));
            Files.createDirectories(folder.resolve(COPY).resolve("in the way"));
            replica.outbox().reply(journal.liveTickets().getFirst(), "One file is enough");
            commands = afterAll(replica);
        }
        try (var replica = open()) {
            assertThat(replica.outbox().commands()).isEqualTo(commands);
        }
    }

    @Test
    void whatComesInIsToldThoughNothingCanBeTakenOffTheDisk() throws IOException {
        var one = journal.liveTickets().getFirst();
        var other = journal.liveTickets().getLast();
        try (var replica = open()) {
            var id = replica.outbox().reply(one, "On its way");
            var before = afterAll(replica).size();
            var carriedOut = journal.agentWrites(one.id(), ScriptedJournal.ANNA, id, "On its way");
            var news = journal.shopperWrites(other.id(), "Thank you!");
            var told = new CopyOnWriteArrayList<ReplicaChange>();
            var _ = replica.listen(told::add);
            UnusableOutbox.in(
                    folder,
                    () -> assertThat(replica.apply(List.of(carriedOut, news), true)
                                    .join())
                            .isTrue());
            assertThat(told)
                    .filteredOn(ReplicaChange.Applied.class::isInstance)
                    .singleElement()
                    .isEqualTo(new ReplicaChange.Applied(
                            List.of(carriedOut, news), Set.of(one.id(), other.id()), false, false, true));
            assertThat(replica.outbox().commands()).hasSize(before - 1);
        }
        try (var replica = open()) {
            assertThat(afterAll(replica))
                    .extracting(QueuedCommand::command)
                    .filteredOn(Command.Reply.class::isInstance)
                    .extracting(command -> ((Command.Reply) command).text())
                    .doesNotContain("On its way");
        }
    }

    @Test
    void aCloseThatIsCalledOffButCannotBeTakenOffTheDiskIsAskedOfTheRelay() throws IOException {
        var ticket = journal.liveTickets().getLast();
        try (var replica = open()) {
            replica.outbox().act(ticket, id -> new Command.CloseTicket(id, ticket.id(), ticket.sequence()));
            var _ = afterAll(replica);
            var news = journal.shopperWrites(ticket.id(), "One more thing");
            UnusableOutbox.in(
                    folder,
                    () -> assertThat(replica.apply(List.of(news), true).join()).isTrue());
            assertThat(replica.outbox().due())
                    .extracting(QueuedCommand::command)
                    .hasAtLeastOneElementOfType(Command.CloseTicket.class);
        }
    }

    @Test
    void aRefusalThatNoDiskTakesIsToldAllTheSameAndIsWrittenWithTheNextLine() throws IOException {
        var ticket = journal.liveTickets().getFirst();
        try (var replica = open()) {
            var told = new CopyOnWriteArrayList<RefusedAct>();
            var _ = replica.outbox().onRefusal(told::add);
            var reply = new CommandId(replica.outbox().reply(ticket, "Too late").value());
            replica.outbox().act(ticket, id -> new Command.Snooze(id, ticket.id(), null));
            var snooze = afterAll(replica).getLast().id();
            var why = Refusal.of(ErrorKind.TICKET_CLOSED);
            UnusableOutbox.in(folder, () -> {
                assertThat(replica.outbox().refused(reply, why)).succeedsWithin(Duration.ofMinutes(1));
                assertThat(replica.outbox().refused(snooze, why)).succeedsWithin(Duration.ofMinutes(1));
            });
            assertThat(told).extracting(act -> act.command().id()).containsExactly(snooze);
            assertThat(replica.outbox().due())
                    .extracting(QueuedCommand::id)
                    .as("asked no more")
                    .doesNotContain(reply, snooze);
            replica.outbox().reply(ticket, "There is room again");
            commands = afterAll(replica);
            assertThat(commands)
                    .filteredOn(queued -> queued.id().equals(reply))
                    .extracting(QueuedCommand::refusal)
                    .containsExactly(why);
        }
        try (var replica = open()) {
            assertThat(replica.outbox().commands()).isEqualTo(commands);
        }
    }

    @Test
    void whatIsDiscardedIsGoneThoughNothingCanBeTakenOffTheDisk() throws IOException {
        var refused = commands.stream()
                .filter(queued -> queued.refusal() != null)
                .findFirst()
                .orElseThrow();
        try (var replica = open()) {
            UnusableOutbox.in(folder, () -> {
                replica.outbox().discard(new MessageId(refused.id().value()));
                assertThat(afterAll(replica)).doesNotContain(refused);
            });
            replica.outbox().reply(journal.liveTickets().getFirst(), "There is room again");
            commands = afterAll(replica);
        }
        try (var replica = open()) {
            assertThat(replica.outbox().commands()).isEqualTo(commands).doesNotContain(refused);
        }
    }

    @Test
    void aReplyThatNoDiskTakesIsShownAsFailedAndCanBeTriedAgain() throws IOException {
        try (var replica = open()) {
            for (var name : List.of(FIRST, COPY)) {
                Files.delete(folder.resolve(name));
                Files.createDirectories(folder.resolve(name).resolve("in the way"));
            }
            var id = replica.outbox().reply(journal.liveTickets().getFirst(), "No room");
            assertThat(afterAll(replica).getLast().refusal())
                    .extracting(Refusal::error)
                    .isEqualTo(ErrorKind.STORAGE_FAILED);
            for (var name : List.of(FIRST, COPY)) {
                Files.delete(folder.resolve(name).resolve("in the way"));
                Files.delete(folder.resolve(name));
            }
            replica.outbox().tryAgain(id);
            commands = afterAll(replica);
            assertThat(commands.getLast().refusal()).isNull();
        }
        try (var replica = open()) {
            assertThat(replica.outbox().commands()).isEqualTo(commands);
            assertThat(Set.copyOf(replica.drafts())).isEqualTo(drafts);
        }
    }

    @Test
    void theFilesDoNotGrowWithWhatIsWrittenOverAndOver() throws IOException {
        try (var replica = open()) {
            var ticket = journal.liveTickets().getFirst();
            for (var key = 0; key < 150; key++) {
                var id = replica.outbox().reply(ticket, "Reply " + key);
                assertThat(replica.thread(ticket.id())).succeedsWithin(Duration.ofMinutes(1));
                assertThat(replica.outbox().refused(new CommandId(id.value()), Refusal.of(ErrorKind.RATE_LIMITED)))
                        .succeedsWithin(Duration.ofMinutes(1));
                replica.outbox().discard(id);
            }
            assertThat(afterAll(replica)).isEqualTo(commands);
        }
        assertThat(Files.readAllLines(folder.resolve(FIRST))).hasSizeLessThan(420);
        try (var replica = open()) {
            assertThat(replica.outbox().commands()).isEqualTo(commands);
        }
    }

    /// Writes other words into the file than those that were checked when they came.
    private void damageThreads() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("replica").toAbsolutePath());
                var update = connection.createStatement()) {
            assertThat(update.executeUpdate("update thread_entry set body = replace(body, 'Hello', 'Goodbye')"))
                    .isPositive();
        }
    }

    @Test
    void aThreadThatIsDamagedWhileTheProgramRunsMakesTheReplicaBeginAnew() throws Exception {
        damageThreads();
        try (var replica = open()) {
            var ticket = journal.liveTickets().getFirst().id();
            assertThat(replica.thread(ticket).join().entries()).isEmpty();
            assertThat(replica.position()).isNull();
            assertThat(replica.damagedFiles().unread())
                    .extracting(SetAside::kind)
                    .containsExactly(FileKind.TICKETS);
            journal.fill(replica);
            assertAllIsThere(replica);
        }
    }

    @Test
    void whatIsWrittenUntilAllIsLoadedAgainIsForTheTicketThatIsSeen() throws Exception {
        damageThreads();
        try (var replica = open()) {
            var seen = journal.liveTickets().getFirst();
            assertThat(replica.thread(seen.id()).join().entries()).isEmpty();
            assertThat(replica.position()).isNull();
            var reply = replica.outbox().reply(seen, "Sent meanwhile");
            replica.draft(seen, Draft.reply("Typed meanwhile"));
            journal.fill(replica);
            assertThat(afterAll(replica)).isNotEmpty();
            assertThat(replica.undeliverable()).isEmpty();
            assertThat(replica.draft(seen)).isEqualTo(Draft.reply("Typed meanwhile"));
            assertThat(replica.outbox().due()).extracting(QueuedCommand::id).contains(new CommandId(reply.value()));
        }
    }

    private void assertNothingIsLostOrFalse(String what) {
        try (var replica = open()) {
            assertThat(replica.outbox().commands()).as(what).isEqualTo(commands);
            var position = replica.position();
            if (position == null
                    || !replica.apply(journal.after(position.sequence()), false).join()) {
                journal.fill(replica);
            }
            var live = tickets.stream().map(Ticket::id).toList();
            for (var id : live) {
                var shown = replica.thread(id).join().entries();
                if (replica.position() != null) {
                    assertThat(shown).as("%s, thread of %s", what, id).isEqualTo(thread(id));
                }
            }
            if (replica.position() == null) {
                journal.fill(replica);
            }
            assertAllIsThere(replica);
        } catch (RuntimeException e) {
            throw new AssertionError("The program does not start: " + what, e);
        }
    }

    private void assertAllIsThere(Replica replica) {
        assertThat(replica.tickets()).containsExactlyInAnyOrderElementsOf(tickets);
        assertThat(replica.tickets().stream()
                        .map(Ticket::id)
                        .filter(replica::unread)
                        .collect(Collectors.toSet()))
                .isEqualTo(unread);
        assertThat(Set.copyOf(replica.drafts())).isEqualTo(drafts);
        for (var draft : drafts) {
            var to = Objects.requireNonNull(replica.ticket(draft.to().ticket()));
            assertThat(replica.draft(to)).isEqualTo(draft.draft());
        }
    }

    /// As much of it as a snapshot brings.
    private List<Entry> thread(TicketId id) {
        var all = journal.thread(id);
        var most = SnapshotPage.RECENT;
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private static List<QueuedCommand> afterAll(Replica replica) {
        // Asked of the same thread, and therefore answered when all before is on the disk.
        assertThat(replica.find(List.of("nothing"))).succeedsWithin(Duration.ofMinutes(1));
        return replica.outbox().commands();
    }

    private byte[] sound(String name) {
        return Objects.requireNonNull(sound.get(name));
    }

    private void putBack() throws IOException {
        for (var name : sound.keySet()) {
            Files.write(folder.resolve(name), sound(name));
        }
    }

    private void flip(String name, long bit) throws IOException {
        try (var file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.seek(bit / 8);
            var before = file.read();
            file.seek(bit / 8);
            file.write(before ^ 1 << (int) (bit % 8));
        }
    }

    private Replica open() {
        // Another one each time, or the same ids would be given again.
        return new Replica(folder, ANNA, CLOCK, new Random(random.nextLong()));
    }
}
