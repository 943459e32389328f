package dev.sportello.relay.journal;

import dev.sportello.relay.journal.JournalTables.End;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.Outage;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes: takes what waits, commits it at once, forces it to disk, publishes it, answers.
///
/// When the database fails, nothing is acknowledged, and nothing is assumed about what was committed: whatever the
/// log turns out to hold beyond what was published is published before anything else. What another relay wrote is
/// found in the same way.
final class Writer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int LOOK_AGAIN_MILLIS = 500;
    private static final int LOOK_WHILE_FAILING_MILLIS = 2_000;
    private static final int ROWS_AT_ONCE = 32;

    /// How long a busy writer waits for more: a commit costs much the same whether it holds three commands or ten, and
    /// so do the frames that tell everybody of it. Who writes alone never waits.
    private static final long GATHERING = Duration.ofNanos(500_000).toNanos();

    private static final long SHARED_FOR = Duration.ofSeconds(10).toNanos();

    private final Database database;
    private final Codec codec;
    private final Clock clock;
    private final BlockingQueue<Submission> queue;
    private final int most;
    private final Publication publication;
    private final AnsweredCommands answered;
    private final LogReader reader;
    private final Peers peers;
    private final LossOfRows loss = new LossOfRows();

    /// Whether the log may hold rows that were not published, or lack some that were.
    private boolean behind;

    /// Whether the last batch was of more than one command.
    private boolean busy;

    /// When another relay's row was last found; 0 before the first. As [System#nanoTime] counts.
    private long sharedAt;

    private volatile boolean closing;

    Writer(
            JournalParts parts,
            BlockingQueue<Submission> queue,
            int most,
            Publication publication,
            AnsweredCommands answered) {
        peers = parts.peers();
        database = parts.database();
        codec = parts.codec();
        clock = parts.clock();
        this.queue = queue;
        this.most = most;
        this.publication = publication;
        this.answered = answered;
        reader = new LogReader(codec);
    }

    /// Lets the writer end when nothing waits any more. Woken by a command, never by an interrupt: that would
    /// close the channel of H2's file.
    void close() throws InterruptedException {
        closing = true;
        queue.put(Submission.look());
    }

    @Override
    public void run() {
        while (!closing || !queue.isEmpty()) {
            try {
                var first = queue.poll(patience(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    carryOutAll(batch(first));
                } else if (behind || database.failing() || database.dialect().shared()) {
                    lookForMore();
                }
            } catch (InterruptedException e) {
                LOG.warn("The journal's writer ends only when the journal is closed; going on.");
            }
        }
    }

    private int patience() {
        return database.failing() ? LOOK_WHILE_FAILING_MILLIS : LOOK_AGAIN_MILLIS;
    }

    private List<Submission> batch(Submission first) {
        if (busy) {
            LockSupport.parkNanos(GATHERING);
        }
        var batch = new ArrayList<Submission>();
        batch.add(first);
        queue.drainTo(batch, most - 1);
        busy = batch.size() > 1;
        return batch;
    }

    private void carryOutAll(List<Submission> batch) {
        var looks = batch.stream().filter(Submission::onlyLooks).toList();
        if (looks.isEmpty()) {
            carryOut(batch);
            return;
        }
        var found = lookForMore();
        var commands = batch.stream().filter(it -> !it.onlyLooks()).toList();
        if (!commands.isEmpty()) {
            carryOut(commands);
        }
        looks.forEach(look -> look.looked(found));
    }

    private void carryOut(List<Submission> batch) {
        try {
            commit(batch);
        } catch (StorageFailed e) {
            fail(batch, e);
        } catch (RuntimeException | Error e) {
            LOG.error("A command cannot be executed; each of its batch of {} is tried alone.", batch.size(), e);
            carryOutEach(batch);
        }
    }

    /// One command that cannot be executed costs the others of its batch nothing but time.
    private void carryOutEach(List<Submission> batch) {
        for (var i = 0; i < batch.size(); i++) {
            try {
                commit(batch.subList(i, i + 1));
            } catch (StorageFailed e) {
                fail(batch.subList(i, batch.size()), e);
                return;
            } catch (RuntimeException | Error e) {
                LOG.error("This is the command that cannot be executed.", e);
                batch.get(i).refuse(ErrorKind.INTERNAL);
            }
        }
    }

    private void fail(List<Submission> batch, StorageFailed e) {
        if (isTold(e)) {
            LOG.debug("{} commands are refused, and will be sent again.", batch.size(), e);
        } else {
            LOG.error("The database failed; {} commands are refused, and will be sent again.", batch.size(), e);
        }
        behind = true;
        // What waits behind them is refused as well: it would overtake what is sent again.
        var refused = new ArrayList<>(batch);
        queue.drainTo(refused);
        refused.forEach(submission -> submission.refuse(ErrorKind.STORAGE_FAILED));
    }

    /// Whether the log tells of the cause already.
    private static boolean isTold(StorageFailed e) {
        return Outage.causes(e) || e.getCause() instanceof LossOfRows.RowsLost;
    }

    /// The order that matters: commit, force, publish, answer.
    private void commit(List<Submission> batch) {
        var commit = transact(batch);
        if (commit.changed()) {
            StorageFailed.unlessDone(database::forceCommitted);
        }
        // What is committed is not decided again, whatever happens now: it would be found by the next look.
        StorageFailed.unlessDone(() -> commit.rows().forEach(publication::publish));
        commit.answer();
        publication.awaitRoom();
    }

    /// Decides anew as long as another relay is quicker.
    private GroupCommit transact(List<Submission> batch) {
        while (true) {
            try {
                return transactOnce(batch);
            } catch (LogMoved e) {
                sharedAt = System.nanoTime();
                behind = true;
            }
        }
    }

    private GroupCommit transactOnce(List<Submission> batch) {
        try (var connection = new WriterConnection(database)) {
            tryToWrite(connection);
            var commit = connection.begin(handle -> {
                catchUp(handle);
                return new GroupCommit(
                        new JournalTransaction(handle, codec, clock, publication.end()), answered, batch);
            });
            commit.carryOut();
            if (commit.changed()) {
                connection.use(handle -> peers.tellWith(handle, Journal.TOPIC, ""));
                connection.commit();
            }
            return commit;
        }
    }

    /// Who shares the log takes turns with the others; who is alone need not ask.
    private void catchUp(Handle handle) {
        var shared = sharedAt != 0 && System.nanoTime() - sharedAt < SHARED_FOR;
        if (shared) {
            JournalTables.takeTurn(handle);
        }
        if (shared || behind) {
            publishStored(handle);
            behind = false;
        }
    }

    /// Publishes what another relay wrote, or a commit whose outcome was not known. Finds out whether a database that
    /// failed can be written again, also while nobody asks for anything.
    ///
    /// @return false if it could not be done now
    private boolean lookForMore() {
        try (var connection = new WriterConnection(database)) {
            tryToWrite(connection);
            connection.read(this::publishStored);
            behind = false;
            return true;
        } catch (StorageFailed e) {
            // What comes next may not be written before the end of the log was checked: rows may be lost.
            behind = true;
            if (isTold(e)) {
                LOG.debug("The database still fails.", e);
            } else {
                LOG.warn("The database still fails: {}", String.valueOf(e.getCause()));
            }
            return false;
        }
    }

    /// A database that failed may still take no writes.
    private void tryToWrite(WriterConnection connection) {
        if (database.failing()) {
            connection.read(JournalTables::writeNothingNew);
            connection.commit();
            StorageFailed.unlessDone(database::force);
        }
    }

    /// Reads from the last row on that was published: what is published now follows it. What can be read need not be
    /// safe yet, whoever wrote it.
    private void publishStored(Handle handle) {
        var published = publication.end();
        var rows = JournalTables.rowsAfter(handle, published.row() - 1, ROWS_AT_ONCE);
        if (published.row() > 0) {
            var holds =
                    !rows.isEmpty() && published.equals(End.of(rows.getFirst().row()));
            loss.check(holds, () -> JournalTables.end(handle), published);
            rows = rows.subList(1, rows.size());
        }
        while (!rows.isEmpty()) {
            database.force();
            rows.forEach(row -> publication.publish(reader.read(row.required())));
            rows = JournalTables.rowsAfter(handle, publication.end().row(), ROWS_AT_ONCE);
        }
    }
}
