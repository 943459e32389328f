package dev.sportello.relay.journal;

import dev.sportello.relay.storage.Database;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes: takes what waits, commits it at once, forces it to disk, publishes it, answers.
///
/// When the database fails, nothing is acknowledged, and nothing is assumed about what was committed:
/// [#leftBehind] is forgotten, and whatever the database turns out to hold beyond what was published is
/// published before anything else.
final class Writer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final long UNKNOWN = -1;
    private static final int TRY_AGAIN_MILLIS = 500;
    private static final int PUBLISH_AT_ONCE = 500;
    private static final Submission WAKE =
            new Submission(new JournalCommand(new CommandId(new UUID(0, 0)), "journal", false, _ -> 0));

    private final Database database;
    private final Codec codec;
    private final Clock clock;
    private final BlockingQueue<Submission> queue;
    private final int most;
    private final Publication publication;

    /// The head that the caches of features stand for.
    private long leftBehind = UNKNOWN;

    /// Counts how often that was another head than the one found.
    private long generation;

    /// Whether the database may hold entries that were not published.
    private boolean behind;

    private volatile boolean closing;

    Writer(
            Database database,
            Codec codec,
            Clock clock,
            BlockingQueue<Submission> queue,
            int most,
            Publication publication) {
        this.database = database;
        this.codec = codec;
        this.clock = clock;
        this.queue = queue;
        this.most = most;
        this.publication = publication;
    }

    /// Lets the writer end when nothing waits any more. Woken by a command, never by an interrupt: that would
    /// close the channel of H2's file.
    void close() throws InterruptedException {
        closing = true;
        queue.put(WAKE);
    }

    @Override
    public void run() {
        while (!closing || !queue.isEmpty()) {
            try {
                var first = queue.poll(TRY_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                if (WAKE.equals(first)) {
                    continue;
                }
                if (first != null) {
                    carryOut(batch(first));
                } else if (behind) {
                    catchUp();
                }
            } catch (InterruptedException e) {
                LOG.warn("The journal's writer ends only when the journal is closed; going on.");
            }
        }
    }

    private List<Submission> batch(Submission first) {
        var batch = new ArrayList<Submission>();
        batch.add(first);
        queue.drainTo(batch, most - 1);
        batch.remove(WAKE);
        return batch;
    }

    private void carryOut(List<Submission> batch) {
        try {
            commit(batch);
        } catch (StorageFailed e) {
            fail(batch, e);
        } catch (RuntimeException | Error e) {
            LOG.error("A command cannot be carried out; each of its batch of {} is tried alone.", batch.size(), e);
            carryOutEach(batch);
        }
    }

    /// One command that cannot be carried out costs the others of its batch nothing but time.
    private void carryOutEach(List<Submission> batch) {
        for (var i = 0; i < batch.size(); i++) {
            try {
                commit(batch.subList(i, i + 1));
            } catch (StorageFailed e) {
                fail(batch.subList(i, batch.size()), e);
                return;
            } catch (RuntimeException | Error e) {
                LOG.error("This is the command that cannot be carried out.", e);
                batch.get(i).refuse(ErrorKind.INTERNAL);
            }
        }
    }

    private void fail(List<Submission> batch, StorageFailed e) {
        LOG.error("The database failed; {} commands are refused, to be sent again.", batch.size(), e);
        leftBehind = UNKNOWN;
        behind = true;
        batch.forEach(submission -> submission.refuse(ErrorKind.STORAGE_FAILED));
    }

    /// The order that matters: commit, force, publish, answer.
    private void commit(List<Submission> batch) {
        var commit = transact(batch);
        storage(() -> {
            var foreign = commit.before() > publication.sequence();
            if (commit.changed() || foreign) {
                database.force();
            }
            publishStored(commit.before());
        });
        publication.publish(commit.entries(codec));
        behind = false;
        commit.answer();
    }

    private GroupCommit transact(List<Submission> batch) {
        try (var connection = new WriterConnection(database)) {
            var commit = connection.begin(handle -> begin(handle, batch));
            commit.carryOut();
            connection.commit();
            commit.committed();
            leftBehind = commit.after();
            return commit;
        }
    }

    private GroupCommit begin(Handle handle, List<Submission> batch) {
        var head = JournalTables.lockHead(handle);
        if (head.sequence() != leftBehind) {
            generation++;
        }
        return new GroupCommit(new JournalTransaction(handle, codec, clock, generation, head.sequence()), batch);
    }

    /// Publishes what the database holds beyond what was published: a commit whose outcome was not known, or
    /// what another relay wrote. The lock waits for a commit that the database may still be busy with.
    private void catchUp() {
        try (var connection = new WriterConnection(database)) {
            var head = connection.begin(JournalTables::lockHead);
            storage(() -> {
                database.force();
                publishStored(head.sequence());
            });
            behind = false;
        } catch (StorageFailed e) {
            LOG.warn("The database still fails: {}", String.valueOf(e.getCause()));
        }
    }

    private void publishStored(long upTo) {
        while (publication.sequence() < upTo) {
            publication.publish(database.jdbi()
                    .withHandle(handle ->
                            JournalTables.entries(handle, codec, publication.sequence(), upTo, PUBLISH_AT_ONCE)));
        }
    }

    private static void storage(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            throw new StorageFailed(e);
        }
    }
}
