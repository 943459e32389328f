package dev.sportello.desktop.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What the relay has erased is erased here.
@Execution(ExecutionMode.CONCURRENT)
@Tag("long")
class ErasedTest {
    private static final String SECRET = "Rabarbaro";

    @TempDir
    Path folder;

    private final ScriptedJournal journal = new ScriptedJournal();
    private TicketId maria = new TicketId(1);
    private TicketId paolo = new TicketId(2);

    @BeforeEach
    void openShop() {
        maria = journal.open("Maria");
        paolo = journal.open("Paolo");
        journal.shopperWrites(maria, SECRET);
    }

    @Test
    void nothingOfATicketStaysAlsoNotWhatWasWrittenForIt() throws IOException {
        try (var replica = open()) {
            journal.fill(replica);
            write(replica);
            var news = new CopyOnWriteArrayList<ReplicaChange>();
            var _ = replica.listen(news::add);
            assertThat(replica.apply(List.of(erased()), true).join()).isTrue();

            requireNothing(replica);
            assertThat(news).hasAtLeastOneElementOfType(ReplicaChange.Replaced.class);
        }
        assertThat(filesWith(SECRET)).isEmpty();
        try (var replica = open()) {
            requireNothing(replica);
        }
    }

    @Test
    void whatWasErasedWhileThereWasNoLinkGoesWithTheNextSnapshot() throws IOException {
        try (var replica = open()) {
            journal.fill(replica);
            write(replica);
            var whole = journal.snapshot();
            replica.startOver(new Snapshot(
                            whole.position(), whole.account(), whole.you(), whole.team(), 0, List.of(maria)))
                    .join();
            assertThat(replica.replies(maria)).isEmpty();
            assertThat(replica.draft(journal.ticket(maria))).isEqualTo(Draft.NONE);
            assertThat(replica.undeliverable()).isEmpty();
            assertThat(replica.replies(paolo)).hasSize(1);
        }
        assertThat(filesWith(SECRET)).isEmpty();
    }

    @Test
    void whatTheDiskDoesNotLetGoIsErasedWhenTheEntryComesAgain() throws IOException {
        try (var replica = open()) {
            journal.fill(replica);
            write(replica);
            requireWritten(replica);
            var erased = erased();
            UnusableOutbox.in(
                    folder,
                    () -> assertThatThrownBy(replica.apply(List.of(erased), true)::join)
                            .hasRootCauseInstanceOf(IOException.class));
            assertThat(replica.apply(List.of(erased), true).join()).isTrue();
            requireNothing(replica);
        }
        assertThat(filesWith(SECRET)).isEmpty();
    }

    @Test
    void whatTheDiskDoesNotLetGoIsErasedWhenTheSnapshotComesAgain() throws IOException {
        try (var replica = open()) {
            journal.fill(replica);
            write(replica);
            requireWritten(replica);
            var whole = journal.snapshot();
            var without = new Snapshot(whole.position(), whole.account(), whole.you(), whole.team(), 0, List.of(maria));
            UnusableOutbox.in(
                    folder,
                    () -> assertThatThrownBy(replica.startOver(without)::join)
                            .hasRootCauseInstanceOf(IOException.class));
            assertThat(replica.ticket(maria)).isNotNull();
            replica.startOver(without).join();
            assertThat(replica.replies(maria)).isEmpty();
        }
        assertThat(filesWith(SECRET)).isEmpty();
    }

    @Test
    void signingOutLeavesNothingThatTheRelayHasSaid() throws IOException {
        try (var replica = open()) {
            journal.fill(replica);
            assertThat(replica.forget()).succeedsWithin(Duration.ofMinutes(1));
        }
        assertThat(filesWith(SECRET)).isEmpty();
    }

    @Test
    void nothingStaysInAFileThatWasSetAside() throws IOException {
        try (var replica = open()) {
            journal.fill(replica);
        }
        setAside();
        try (var replica = open()) {
            journal.fill(replica);
            assertThat(replica.apply(List.of(erased()), true).join()).isTrue();
            assertThat(replica.damagedFiles().unread()).isEmpty();
        }
        assertThat(filesWith(SECRET)).isEmpty();
    }

    @Test
    void nothingStaysForLongInWhatWasWrittenAndSetAside() throws IOException {
        try (var replica = open()) {
            journal.fill(replica);
            write(replica);
            requireWritten(replica);
        }
        for (var name : List.of("outbox.log", "outbox-copy.log")) {
            Files.writeString(folder.resolve(name), "another's\n", StandardOpenOption.APPEND);
        }
        try (var replica = open()) {
            assertThat(replica.apply(List.of(erased()), true).join()).isTrue();
        }
        assertThat(filesWith(SECRET)).as("somebody may look at it").isNotEmpty();
        open(Clock.offset(Clock.systemUTC(), Duration.ofDays(31))).close();
        assertThat(filesWith(SECRET)).isEmpty();
    }

    @Test
    void signingOutLeavesNoFileThatWasSetAside() throws IOException {
        try (var replica = open()) {
            journal.fill(replica);
        }
        setAside();
        try (var replica = open()) {
            assertThat(replica.damagedFiles().unread()).hasSize(1);
            assertThat(replica.forget()).succeedsWithin(Duration.ofMinutes(1));
        }
        assertThat(filesWith(SECRET)).isEmpty();
    }

    /// Damages the file so that it is set aside with all that is in it.
    private void setAside() throws IOException {
        var file = folder.resolve("replica.mv.db");
        var all = Files.readAllBytes(file);
        Arrays.fill(all, 0, 8_192, (byte) 0);
        Files.write(file, all);
        assertThat(filesWith(SECRET)).isNotEmpty();
    }

    private void write(Replica replica) {
        var _ = replica.outbox().reply(journal.ticket(maria), SECRET + " to Maria");
        var _ = replica.outbox().reply(journal.ticket(paolo), "To Paolo");
        replica.draft(journal.ticket(maria), Draft.reply(SECRET + " begun"));
    }

    private void requireWritten(Replica replica) {
        // Asked of the same thread, and therefore answered when all before is on the disk.
        assertThat(replica.thread(paolo).join().entries()).isNotNull();
        assertThat(replica.replies(maria)).hasSize(1);
    }

    private Entry erased() {
        return journal.append(new Change.ProfileErased(ScriptedJournal.BRUNO.party(), profile(), List.of(maria)));
    }

    private ProfileId profile() {
        return journal.ticket(maria).profile();
    }

    private void requireNothing(Replica replica) {
        assertThat(replica.ticket(maria)).isNull();
        assertThat(replica.ticket(paolo)).isNotNull();
        assertThat(replica.thread(maria).join().entries()).isEmpty();
        assertThat(replica.replies(maria)).isEmpty();
        assertThat(replica.replies(paolo)).hasSize(1);
        assertThat(replica.draft(journal.ticket(maria))).isEqualTo(Draft.NONE);
        assertThat(replica.undeliverable()).isEmpty();
        assertThat(replica.profile(profile()).join()).isEmpty();
    }

    private List<Path> filesWith(String word) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> text(file).contains(word))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Replica open() {
        return open(Clock.systemUTC());
    }

    private Replica open(Clock clock) {
        return new Replica(folder, ScriptedJournal.ANNA, clock, new Random(1));
    }
}
