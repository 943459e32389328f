package dev.sportello.desktop.replica;

import dev.sportello.wire.Codec;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The two files of one agent: what came from the relay, which can be loaded again, and what the agent wrote, which
/// cannot.
/// They are apart so that damage to the one, which is written all the time, never takes the other along. Used by the
/// replica's thread.
final class ReplicaFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaFiles.class);

    final ReplicaStore replica;
    final OutboxStore outbox;
    final Optional<StoredReplica> known;
    final OutboxStore.Loaded written;
    private final LocalDatabase replicaFile;
    private final LocalDatabase outboxFile;
    private final List<Path> setAside = new ArrayList<>();

    /// Opens both. A file that is damaged, or that another version of the program wrote, is renamed, and an empty one
    /// takes its place.
    ///
    /// @throws RuntimeException if the disk cannot be used, or another program has the files open
    ReplicaFiles(Path folder, Codec codec, Clock clock) {
        replicaFile = new LocalDatabase(folder, "replica");
        outboxFile = new LocalDatabase(folder, "outbox");
        replica = new ReplicaStore(replicaFile, codec);
        outbox = new OutboxStore(outboxFile, codec);
        try {
            written = openOutbox(clock);
            known = openReplica(clock);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// The renamed files.
    List<Path> setAside() {
        return List.copyOf(setAside);
    }

    private Optional<StoredReplica> openReplica(Clock clock) {
        try {
            return replica.open();
        } catch (RuntimeException e) {
            setAside(replicaFile, clock, e);
            return replica.open();
        }
    }

    private OutboxStore.Loaded openOutbox(Clock clock) {
        try {
            return outbox.open();
        } catch (RuntimeException e) {
            var rescued = rescue();
            setAside(outboxFile, clock, e);
            var _ = outbox.open();
            outbox.put(rescued);
            return rescued;
        }
    }

    private OutboxStore.Loaded rescue() {
        try {
            return outbox.rescue();
        } catch (RuntimeException e) {
            LOG.warn("Nothing of the outbox could be read: {}", e.getMessage());
            return OutboxStore.Loaded.NOTHING;
        }
    }

    private void setAside(LocalDatabase file, Clock clock, RuntimeException failure) {
        if (!file.damaged(failure)) {
            throw failure;
        }
        var aside = file.setAside(clock);
        setAside.add(aside);
        LOG.warn("Set aside a file that could not be read: {}", aside, failure);
    }

    @Override
    public void close() {
        outboxFile.close();
        replicaFile.close();
    }
}
