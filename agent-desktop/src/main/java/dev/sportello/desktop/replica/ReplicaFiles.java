package dev.sportello.desktop.replica;

import dev.sportello.desktop.disk.DamagedFiles;
import dev.sportello.desktop.disk.FileKind;
import dev.sportello.wire.Codec;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of one agent: what came from the relay, which can be loaded again, and what the agent wrote, which cannot.
/// They are apart so that damage to the one, which is written all the time, never takes the other along. Used by the
/// replica's thread.
final class ReplicaFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaFiles.class);

    final ReplicaStore replica;
    final OutboxStore outbox;
    final Optional<StoredReplica> known;
    final OutboxStore.Loaded written;
    private final LocalDatabase database;
    private final DamagedFiles damagedFiles;

    /// Opens all. A file that is damaged, or that another version of the program wrote, is set aside, and a new one
    /// takes its place.
    ///
    /// @throws RuntimeException if the disk cannot be used, or another program has the files open
    ReplicaFiles(Path folder, Codec codec, DamagedFiles damagedFiles) {
        this.damagedFiles = damagedFiles;
        database = new LocalDatabase(folder, "replica");
        replica = new ReplicaStore(database, codec);
        outbox = new OutboxStore(new OutboxFiles(folder, damagedFiles), codec);
        try {
            written = outbox.open();
            known = openReplica();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Optional<StoredReplica> openReplica() {
        try {
            return replica.open();
        } catch (RuntimeException e) {
            beginAnew(e);
            return Optional.empty();
        }
    }

    /// Sets what came from the relay aside, and begins with nothing.
    ///
    /// @throws RuntimeException the failure itself, where it is not the file that is to blame
    void beginAnew(RuntimeException failure) {
        if (!database.damaged(failure)) {
            throw failure;
        }
        LOG.warn("What came from the relay cannot be read; it is loaded again.", failure);
        database.setAside(damagedFiles, FileKind.TICKETS);
        var _ = replica.open();
    }

    /// What was deleted from the file that is used can be read nowhere any more: neither in its unused parts, nor in
    /// one that was set aside.
    void leaveNothing() {
        database.deleteAside(damagedFiles);
        compact();
    }

    /// What was deleted cannot be read any more in the file that is used.
    void compact() {
        try {
            replica.compact();
        } catch (RuntimeException e) {
            LOG.warn("What was deleted stays in the file until it is used for something else.", e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
