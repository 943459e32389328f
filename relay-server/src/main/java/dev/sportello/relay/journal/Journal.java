package dev.sportello.relay.journal;

import dev.sportello.model.Entry;
import dev.sportello.model.Position;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.storage.Database;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RelayFrame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ordered log of everything that changed. Thread-safe.
public final class Journal implements AutoCloseable {
    private static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(10);
    private static final int DROPPED_AT_ONCE = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private final Database database;
    private final Codec codec;
    private final BlockingQueue<Submission> queue;
    private final Publication publication;
    private final Writer writer;
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean ended;

    private Journal(Database database, Codec codec, Clock clock, JournalLimits limits, JournalTables.Head head) {
        this.database = database;
        this.codec = codec;
        queue = new ArrayBlockingQueue<>(limits.waiting());
        publication = new Publication(head.epoch(), head.sequence());
        writer = new Writer(database, codec, clock, queue, limits.batch(), publication);
        thread = Thread.ofPlatform().name("journal").unstarted(writer);
    }

    /// Opens the journal of a database, or begins one, and starts its writer.
    public static Journal open(Database database, Codec codec, Clock clock, JournalLimits limits) {
        var head = database.jdbi().inTransaction(handle -> {
            JournalTables.begin(handle);
            return JournalTables.head(handle);
        });
        // A relay that was killed may have left entries that are committed but not yet forced.
        database.force();
        var journal = new Journal(database, codec, clock, limits, head);
        journal.thread.start();
        return journal;
    }

    /// Adds one who hears of every entry from now on, in order and once, on the writer's thread: it must not
    /// block. They hear in the order in which they subscribed. What one of them throws is logged, and no other
    /// notices; but it hears of those entries no more.
    public void subscribe(Consumer<List<JournalEntry>> subscriber) {
        publication.subscribe(subscriber);
    }

    /// The last entry that is on disk and was published.
    public Position head() {
        return publication.head();
    }

    /// How many commands wait now.
    public int waiting() {
        return queue.size();
    }

    /// Asks for a change.
    ///
    /// @return completes with [RelayFrame.Done] or [RelayFrame.Refused], never exceptionally, and on the
    ///     writer's thread: whoever depends on it hands longer work to another
    public CompletableFuture<RelayFrame> submit(JournalCommand command) {
        var submission = new Submission(command);
        if (closing || !queue.offer(submission)) {
            submission.refuse(ErrorKind.BUSY);
        } else if (ended && queue.remove(submission)) {
            // It came in just as the writer took its last look.
            submission.refuse(ErrorKind.BUSY);
        }
        return submission.answer();
    }

    /// Reads in one transaction that sees all tables as of one position of the journal, and waits until
    /// everything that it saw is on disk and published: nobody hears of an entry before.
    public <T> T snapshot(SnapshotRead<T> read) {
        record Seen<T>(T value, long sequence) {}
        var seen = database.snapshot(handle -> {
            var head = JournalTables.head(handle);
            return new Seen<>(read.read(handle, new Position(head.epoch(), head.sequence())), head.sequence());
        });
        awaitPublished(seen.sequence());
        return seen.value();
    }

    /// @param <T> what is read
    @FunctionalInterface
    public interface SnapshotRead<T> {

        /// @param position of the journal, at which everything is read
        T read(Handle handle, Position position);
    }

    private void awaitPublished(long sequence) {
        try {
            if (!publication.await(sequence, PUBLISHED_WITHIN)) {
                throw new IllegalStateException("Entry " + sequence + " could not be published in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the journal.", e);
        }
    }

    /// Whether a listener may go on from the position. It may not from another journal's, nor from beyond the
    /// head; and [#entries] says whether all after it are kept.
    public boolean knows(Position position) {
        var head = head();
        return position.epoch().equals(head.epoch()) && position.sequence() <= head.sequence();
    }

    /// Published entries after a sequence number, in order.
    ///
    /// @param shopper whose entries; null for all
    /// @return empty if some of them are kept no longer
    public Optional<List<JournalEntry>> entries(@Nullable ProfileId shopper, long after, long upTo, int limit) {
        return database.jdbi().withHandle(handle -> {
            var entries = shopper == null
                    ? JournalTables.entries(handle, codec, after, upTo, limit)
                    : JournalTables.entriesOf(handle, codec, shopper, after, upTo, limit);
            // Read after the entries: what was dropped in between is then seen to have been.
            var complete = JournalTables.head(handle).droppedUpTo() <= after;
            return complete ? Optional.of(entries) : Optional.empty();
        });
    }

    /// Published entries after a sequence number as objects, in order. Entries that are kept no longer are passed
    /// over. Where fewer come than the limit, there were no more up to the head as it was before the call.
    public List<Entry> read(long after, int limit) {
        var upTo = publication.sequence();
        return database.jdbi().withHandle(handle -> JournalTables.read(handle, codec, after, upTo, limit));
    }

    /// Drops the journal's entries before an instant. Threads stay; a listener that was away longer starts
    /// over.
    public void drop(Instant before) {
        var more = true;
        while (more) {
            more = database.jdbi().inTransaction(handle -> JournalTables.drop(handle, before, DROPPED_AT_ONCE));
        }
    }

    /// Takes no more commands, carries out those that wait, and stops the writer.
    @Override
    public void close() {
        closing = true;
        try {
            writer.close();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("The journal was left while its writer still wrote; what was not acknowledged may be sent again.");
        }
        ended = true;
        for (var late = queue.poll(); late != null; late = queue.poll()) {
            late.refuse(ErrorKind.BUSY);
        }
    }
}
