package dev.sportello.relay.journal;

import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.Outage;
import dev.sportello.relay.storage.WriteConflict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The projections of the log, and the thread that writes them behind it. Thread-safe.
///
/// Who reads them asks for a position first ([#upTo]): what is not written up to there is written then. So a reader
/// sees all tables as of one position, and the writer of the log never waits for them.
final class Projections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);
    private static final Duration AT_MOST_BEHIND = Duration.ofSeconds(1);
    private static final int ROWS_AT_ONCE = 100;

    /// Rows between two words on how far it is.
    private static final int TELL_EVERY = 100_000;

    private static final int WRITE_AT = 8_000;
    private static final int WAIT_AT = 40_000;
    private static final Duration WAIT_AT_MOST = Duration.ofSeconds(2);

    private final Database database;
    private final LogReader reader;
    private final UUID epoch;
    private final AnsweredCommands answered;
    private final List<Projection> projections = new ArrayList<>();
    private final TableStatistics tables;
    private final DamagedRows damaged = new DamagedRows();
    private final Thread thread;

    /// Guards what was applied; never held while the database is asked.
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition moved = lock.newCondition();

    /// Held by the one who writes.
    private final ReentrantLock writing = new ReentrantLock();

    private JournalTables.End applied = JournalTables.End.OF_AN_EMPTY_LOG;
    private int unwritten;
    private boolean closed;
    private volatile JournalTables.End written = JournalTables.End.OF_AN_EMPTY_LOG;

    Projections(Database database, LogReader reader, UUID epoch) {
        this.database = database;
        this.reader = reader;
        answered = new AnsweredCommands(reader);
        projections.add(answered);
        this.epoch = epoch;
        tables = new TableStatistics(database);
        thread = Thread.ofPlatform().name("projections").unstarted(this::run);
    }

    void add(Projection projection) {
        if (thread.getState() != Thread.State.NEW) {
            throw new IllegalStateException("A projection is added before the journal starts.");
        }
        projections.add(projection);
    }

    AnsweredCommands answered() {
        return answered;
    }

    /// Applies what the tables lack: nothing after an orderly end, a second's entries after a kill, all of them where
    /// they are made anew. Then begins to write behind.
    ///
    /// @return the end of the log, up to where they stand
    JournalTables.End start() {
        open();
        var safe = safeEnd();
        var more = true;
        while (more) {
            var rows =
                    database.jdbi().withHandle(handle -> JournalTables.rowsAfter(handle, applied.row(), ROWS_AT_ONCE));
            if (!rows.isEmpty() && rows.getLast().row().number() > safe.row()) {
                safe = safeEnd();
            }
            applyStored(rows);
            upTo(applied.row());
            more = !rows.isEmpty();
            if (more && applied.row() % TELL_EVERY == 0) {
                LOG.info("The projections are made from the journal, up to row {}.", applied.row());
            }
        }
        thread.start();
        return applied;
    }

    /// The end of the log, up to which all of it is safe: a relay that was killed may have left rows that are committed
    /// but not yet forced.
    private JournalTables.End safeEnd() {
        var end = database.jdbi().withHandle(JournalTables::end);
        database.force();
        return end;
    }

    /// What stands in a damaged row is lost, and the rest is not: the next row says where it ended.
    private void applyStored(List<StoredRow> rows) {
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i).row();
            if (damaged.passes(rows.get(i))) {
                apply(reader.read(row));
            } else {
                var end = i + 1 < rows.size() ? rows.get(i + 1).row().first() - 1 : row.last();
                apply(new CommittedRow(row.number(), Math.max(applied.sequence(), end), List.of(), List.of()));
            }
        }
    }

    /// Finds out where the tables stand; empties them where they can't belong to the log. Other relays may move them on
    /// meanwhile: what they have written by then is not written again.
    private void open() {
        var stands = database.jdbi().withHandle(this::fitting);
        if (stands == null) {
            stands = WriteConflict.retried(() -> database.jdbi().inTransaction(this::fittingOrEmptied));
        }
        database.jdbi().useHandle(handle -> projections.forEach(projection -> projection.open(handle)));
        applied = stands;
        written = stands;
        tables.begin(stands.sequence());
    }

    /// Keeps nobody from writing: what starts is slow.
    ///
    /// @return null where the tables can't belong to the log
    private JournalTables.@Nullable End fitting(Handle handle) {
        var position = ProjectionTable.find(handle);
        // The log's end is asked for behind the position: other relays write the log and then the tables.
        return position != null && fits(position, JournalTables.end(handle)) ? position.end() : null;
    }

    private JournalTables.End fittingOrEmptied(Handle handle) {
        var position = ProjectionTable.lock(handle);
        // The log's end is asked for behind the lock: while one waits for it, other relays write both.
        if (position != null && fits(position, JournalTables.end(handle))) {
            return position.end();
        }
        if (position != null) {
            LOG.warn("The projections do not fit the journal; they are rebuilt from it.");
        }
        projections.forEach(projection -> projection.clear(handle));
        ProjectionTable.put(handle, new ProjectionTable.Position(version(), epoch, 0, 0));
        return JournalTables.End.OF_AN_EMPTY_LOG;
    }

    private boolean fits(ProjectionTable.Position position, JournalTables.End end) {
        return position.isOf(version(), epoch) && position.isWithin(end);
    }

    private int version() {
        return version(projections.stream().mapToInt(Projection::version));
    }

    /// The version of several projections together.
    static int version(IntStream each) {
        return each.reduce(1, (all, one) -> 31 * all + one);
    }

    /// Takes in a row of the log, in all projections or in none: then it may be called again. Called by the writer's
    /// thread, in order.
    void apply(CommittedRow row) {
        projections.forEach(projection -> projection.prepare(row));
        lock.lock();
        try {
            projections.forEach(projection -> projection.apply(row));
            applied = new JournalTables.End(row.number(), row.end());
            unwritten += row.entries().size() + row.answers().size();
            if (unwritten >= WRITE_AT) {
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Holds the writer of the log back where very much is unwritten: memory is bounded.
    void awaitRoom() {
        lock.lock();
        try {
            var left = WAIT_AT_MOST.toNanos();
            while (unwritten >= WAIT_AT && left > 0) {
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            LOG.warn("The journal's writer ends only when the journal is closed; going on.");
        } finally {
            lock.unlock();
        }
    }

    /// Has the tables written at least up to a row that was applied.
    void upTo(long row) {
        if (written.row() < row) {
            write(row);
        }
    }

    /// Whether an entry has to be kept for a projection to be made anew.
    boolean need(Handle handle, JournalEntry entry) {
        return projections.stream().anyMatch(projection -> projection.needs(handle, entry));
    }

    private void write(long row) {
        writing.lock();
        try {
            if (written.row() < row) {
                writeAll();
            }
        } finally {
            writing.unlock();
        }
    }

    private void writeAll() {
        var upTo = take();
        database.jdbi().useTransaction(handle -> {
            var stands = ProjectionTable.lock(handle);
            if (stands == null || !stands.isOf(version(), epoch)) {
                throw new IllegalStateException(
                        "The projections belong to another journal, or to a relay of another version. Start the relay again.");
            }
            // What is aside follows what this relay wrote last: before it nothing may be left out.
            if (stands.row() < written.row()) {
                throw new IllegalStateException(
                        "Another relay still makes the projections anew; they are written then.");
            }
            if (stands.row() < upTo.row()) {
                projections.forEach(projection -> projection.write(handle, stands.row()));
                ProjectionTable.move(handle, upTo);
            }
        });
        projections.forEach(Projection::written);
        written = upTo;
        tables.grow(upTo.sequence());
    }

    private JournalTables.End take() {
        lock.lock();
        try {
            projections.forEach(Projection::take);
            unwritten = 0;
            moved.signalAll();
            return applied;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (awaitWork()) {
            try {
                write(appliedRow());
            } catch (RuntimeException e) {
                if (Outage.causes(e)) {
                    LOG.debug("The projections could not be written; retrying in a second.", e);
                } else {
                    LOG.warn("The projections could not be written; retrying in a second.", e);
                }
            }
        }
    }

    private long appliedRow() {
        lock.lock();
        try {
            return applied.row();
        } finally {
            lock.unlock();
        }
    }

    /// @return false when it is time to end
    private boolean awaitWork() {
        lock.lock();
        try {
            var left = AT_MOST_BEHIND.toNanos();
            while (!closed && unwritten < WRITE_AT && left > 0) {
                left = moved.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException e) {
            LOG.warn("The projections' thread ends only when the journal is closed; going on.");
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Writes what is left. Nothing may be applied any more.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            // It may have ended already, woken a moment ago.
            if (thread.getState() != Thread.State.NEW) {
                thread.join();
                write(appliedRow());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("The projections could not be written; the next start will write them.", e);
        }
    }
}
