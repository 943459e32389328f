package dev.sportello.relay.journal;

import dev.sportello.relay.storage.Database;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection for one transaction. What is not committed when it is closed is rolled back.
/// Its own failures are the storage's: [StorageFailed].
final class WriterConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriterConnection.class);

    private final Handle handle;

    WriterConnection(Database database) {
        try {
            handle = database.jdbi().open();
        } catch (RuntimeException e) {
            throw new StorageFailed(e);
        }
    }

    /// Begins the transaction, and does what every transaction begins with.
    <T> T begin(Function<Handle, T> first) {
        try {
            handle.begin();
            return first.apply(handle);
        } catch (RuntimeException e) {
            throw new StorageFailed(e);
        }
    }

    void read(Consumer<Handle> work) {
        var _ = begin(handle -> {
            work.accept(handle);
            return true;
        });
    }

    /// Does something more within the transaction.
    void use(Consumer<Handle> work) {
        try {
            work.accept(handle);
        } catch (RuntimeException e) {
            throw new StorageFailed(e);
        }
    }

    void commit() {
        try {
            handle.commit();
        } catch (RuntimeException e) {
            throw new StorageFailed(e);
        }
    }

    @Override
    public void close() {
        try (handle) {
            if (handle.isInTransaction()) {
                handle.rollback();
            }
        } catch (RuntimeException e) {
            // A connection that cannot be rolled back is broken: the database rolls back by itself.
            LOG.debug("A connection could not be rolled back.", e);
        }
    }
}
