package dev.sportello.relay.journal;

import dev.sportello.model.Entry;
import dev.sportello.model.Position;
import dev.sportello.model.TicketId;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.Outage;
import dev.sportello.relay.storage.WriteConflict;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RelayFrame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ordered log of everything that changed. Thread-safe.
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    /// Of what relays on one database tell each other: there is more in the log.
    static final String TOPIC = "log";

    private static final Duration LOOKS_WITHIN = Duration.ofSeconds(2);

    private final Database database;
    private final BlockingQueue<Submission> queue;
    private final Projections projections;
    private final Publication publication;
    private final LogReader reader;
    private final Retention retention;
    private final Erasure erasure;
    private final Writer writer;
    private final Thread thread;
    private volatile boolean closing;
    private final AtomicInteger followers = new AtomicInteger();
    private volatile boolean ended;

    private Journal(JournalParts parts, JournalLimits limits, UUID epoch) {
        database = parts.database();
        queue = new ArrayBlockingQueue<>(limits.waiting());
        reader = new LogReader(parts.codec());
        projections = new Projections(database, reader, epoch);
        publication = new Publication(epoch, projections);
        retention = new Retention(database, reader, projections);
        erasure = new Erasure(reader);
        writer = new Writer(parts, queue, limits.batch(), publication, projections.answered());
        thread = Thread.ofPlatform().name("journal").unstarted(writer);
    }

    /// Opens the journal of a database that no other relay uses, or begins one. It writes nothing before its start.
    public static Journal open(Database database, Codec codec, Clock clock, JournalLimits limits) {
        return open(database, codec, clock, limits, Peers.none());
    }

    /// Opens the journal of a database, or begins one. It writes nothing before it is started.
    ///
    /// @param peers the other relays on the database, not started yet
    public static Journal open(Database database, Codec codec, Clock clock, JournalLimits limits, Peers peers) {
        var epoch = WriteConflict.retried(() -> database.jdbi().inTransaction(handle -> {
            JournalTables.begin(handle);
            return JournalTables.head(handle).epoch();
        }));
        var journal = new Journal(new JournalParts(database, codec, clock, peers), limits, epoch);
        peers.hear(TOPIC, (_, _) -> journal.wake());
        peers.afterInterruption(journal::wake);
        return journal;
    }

    /// Adds a projection, which belongs to this journal from now on. Only before the start.
    public void add(Projection projection) {
        projections.add(projection);
    }

    /// Brings the projections up to the end of the log, which may take long where they are made anew, and starts to
    /// write.
    ///
    /// @return this journal
    public Journal start() {
        publication.begin(projections.start());
        thread.start();
        return this;
    }

    /// The database in which it stands, for its projections.
    public Database database() {
        return database;
    }

    /// Adds a subscriber to every entry from now on, in order and once, on the writer's thread: it must not
    /// block. Subscribers are called in the order in which they subscribed. What one of them throws is logged and
    /// does not affect the others; but it does not get those entries again.
    public void subscribe(Consumer<List<JournalEntry>> subscriber) {
        publication.subscribe(subscriber);
    }

    /// Adds one that reads all of it behind the writer, on a thread of its own.
    ///
    /// @param wake called after each commit, as a subscriber is
    public void follow(Runnable wake) {
        followers.incrementAndGet();
        subscribe(_ -> wake.run());
    }

    /// How many follow it: they share what a busy machine has left.
    public int followers() {
        return followers.get();
    }

    /// The last entry that is on disk and was published.
    public Position head() {
        return publication.head();
    }

    /// Whether a problem is nothing but the storage's outage, of which the log tells once.
    public boolean isOutage(Throwable problem) {
        return Outage.causes(problem);
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

    /// Reads in one transaction that sees all projections as of one position of the journal: of now, or a little
    /// later.
    public <T> T snapshot(SnapshotRead<T> read) {
        var epoch = head().epoch();
        projections.upTo(publication.end().row());
        return database.snapshot(handle -> read.read(handle, new Position(epoch, ProjectionTable.sequence(handle))));
    }

    /// @param <T> what is read
    @FunctionalInterface
    public interface SnapshotRead<T> {

        /// @param position of the journal, at which everything is read
        T read(Handle handle, Position position);
    }

    private void wake() {
        var _ = look();
    }

    /// Has what other relays have written published as soon as possible.
    ///
    /// @return completes with a refusal if it cannot be done now
    private CompletableFuture<RelayFrame> look() {
        var look = Submission.look();
        if (closing || !queue.offer(look)) {
            look.looked(false);
        }
        return look.answer();
    }

    /// Whether a listener may go on from the position. It may not from another journal's, nor from beyond the
    /// head; and [#entries] says whether all after it are kept.
    public boolean knows(Position position) {
        var head = head();
        return position.epoch().equals(head.epoch()) && position.sequence() <= head.sequence();
    }

    /// Waits for a moment where another relay may have written as far as the position, and this one not have found it
    /// yet. Not for the writer's thread, nor with a lock that a subscriber takes.
    ///
    /// @return false if it cannot be told now whether there is such a position
    public boolean lookFor(Position position) {
        var ahead = position.epoch().equals(head().epoch()) && position.sequence() > head().sequence();
        if (!ahead || !database.dialect().shared()) {
            return true;
        }
        try {
            return look().get(LOOKS_WITHIN.toMillis(), TimeUnit.MILLISECONDS) instanceof RelayFrame.Done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("What other relays have written was not found in time.", e);
            return false;
        }
    }

    /// Whether a listener that has the entries up to a sequence number can still get all that came after.
    public boolean keeps(long after) {
        return database.jdbi().withHandle(JournalTables::head).droppedUpTo() <= after;
    }

    /// Published entries after a sequence number, in order.
    ///
    /// @return empty if some of them are kept no longer, or damaged
    public Optional<List<JournalEntry>> entries(long after, long upTo, int limit) {
        var recent = publication.recent().after(after, upTo, limit);
        return recent.isPresent()
                ? recent
                : database.jdbi().withHandle(handle -> {
                    var read = reader.after(handle, after, upTo, limit);
                    // Read after the entries: what was dropped in between is then seen to have been.
                    var complete = read.whole() && JournalTables.head(handle).droppedUpTo() <= after;
                    return complete ? Optional.of(read.entries()) : Optional.empty();
                });
    }

    /// Published entries after a sequence number, in order, up to now or a little later, without asking the database.
    ///
    /// @return empty if some of them are in memory no longer
    public Optional<List<JournalEntry>> recent(long after) {
        return publication.recent().after(after, Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    /// Published entries after a sequence number as objects, in order. Entries that retention has taken out, which
    /// no thread shows, are passed over, and so are those of damaged rows. Where fewer come than the limit, there
    /// were no more up to the head as it was before the call.
    public List<Entry> read(long after, int limit) {
        var head = head().sequence();
        var found = publication
                .recent()
                .after(after, head, limit)
                .orElseGet(() -> database.jdbi()
                        .withHandle(handle ->
                                reader.after(handle, after, head, limit).entries()));
        var entries = new ArrayList<Entry>(found.size());
        found.forEach(entry -> entries.add(entry.entry()));
        return entries;
    }

    /// Takes out of the rows before an instant what no thread shows. A listener that was away longer starts over.
    ///
    /// @param goesOn is asked before each little; what is left is left for the next time
    public void drop(Instant before, BooleanSupplier goesOn) {
        retention.drop(before, publication.end(), goesOn);
    }

    /// Takes the entries of some tickets out of the log, after an entry has said so. Harmless to repeat. Takes
    /// as long as it takes to read the log once, a little at a time; meanwhile others write.
    ///
    /// @param goesOn is asked before each little, by this thread
    /// @return false where it did not go on to the end
    public boolean erase(Set<TicketId> tickets, BooleanSupplier goesOn) {
        var end = publication.end().row();
        for (var row = 0L; row < end; ) {
            if (!goesOn.getAsBoolean()) {
                return false;
            }
            row = erasure.eraseSome(database.jdbi(), row, end, tickets);
        }
        database.force();
        return true;
    }

    /// The same, where it is known in which rows of the log they stand.
    public void erase(Set<TicketId> tickets, Set<Long> rows) {
        erasure.eraseIn(database.jdbi(), rows, tickets);
        database.force();
    }

    /// Takes no more commands, executes those that wait, and stops the writer.
    @Override
    public void close() {
        closing = true;
        try {
            if (thread.isAlive()) {
                writer.close();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("The journal was left while its writer still wrote; what was not acknowledged may be sent again.");
        }
        ended = true;
        for (var late = queue.poll(); late != null; late = queue.poll()) {
            late.refuse(ErrorKind.BUSY);
        }
        projections.close();
    }
}
