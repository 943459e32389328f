package dev.sportello.relay.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.TicketId;
import dev.sportello.relay.MovableClock;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RelayFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The base of a test of what happens after the commit.
abstract class OnAJournal extends OnBothDatabases {
    static final Backoff BRIEF = new Backoff(Duration.ofMillis(1), Duration.ofMillis(8), new Random(1));

    final MovableClock clock = new MovableClock();
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private @Nullable Journal journal;
    private long ids;

    @BeforeEach
    void openJournal() {
        journal = Journal.open(database(), new Codec(), clock, JournalLimits.DEFAULT)
                .start();
    }

    @AfterEach
    void closeJournal() throws Exception {
        while (!owned.isEmpty()) {
            owned.pop().close();
        }
        journal().close();
    }

    /// Closes all, and opens the database and the journal again, as a restart of the relay does.
    void restart() throws Exception {
        closeJournal();
        reopen();
        openJournal();
    }

    Journal journal() {
        return Objects.requireNonNull(journal);
    }

    /// @param part closed before the journal
    <T extends AutoCloseable> T owns(T part) {
        owned.push(part);
        return part;
    }

    /// Writes messages, one commit after the other.
    void write(int messages) {
        for (var i = 0; i < messages; i++) {
            decide((_, _) -> {});
        }
    }

    /// What is decided with an entry that was just appended.
    @FunctionalInterface
    interface Decision {
        void with(JournalTransaction transaction, Entry entry);
    }

    /// Writes one message, with what else is decided in its transaction.
    RelayFrame decide(Decision also) {
        var id = new CommandId(new UUID(3, ++ids));
        return journal()
                .submit(new JournalCommand(id, "maria", true, transaction -> {
                    var entry = append(transaction, ids);
                    also.with(transaction, entry);
                    return entry.sequence();
                }))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    static Entry append(JournalTransaction transaction, long number) {
        var message = new Message(new MessageId(new UUID(4, number)), new Party.Shopper(), "Where is my parcel?");
        return transaction.append(new TicketId(1_001), new Change.MessageAdded(message));
    }

    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(5));
    }

    /// Waits until the follower stands at the journal's head.
    void caughtUp(Follower follower) {
        eventually().untilAsserted(() -> assertThat(follower.lag()).isZero());
    }

    /// Runs a statement on the test's database.
    void execute(String statement) {
        database().jdbi().useHandle(handle -> handle.execute(statement));
    }
}
