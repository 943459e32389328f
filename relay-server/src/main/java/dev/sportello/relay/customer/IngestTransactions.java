package dev.sportello.relay.customer;

import dev.sportello.relay.storage.WriteConflict;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The transactions in which what systems of the shop tell is kept. Only a few run at once: however much is told, the
/// rest of the database's connections stays for chats. Thread-safe.
final class IngestTransactions {
    /// Of the twelve that the pool has.
    static final int MOST = 4;

    private final Jdbi jdbi;
    private final Semaphore free = new Semaphore(MOST, true);

    IngestTransactions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /// Runs a whole transaction when there is a turn, and again while it loses against another.
    ///
    /// @param transaction harmless to repeat
    <T> T run(Function<Handle, T> transaction) {
        free.acquireUninterruptibly();
        try {
            return WriteConflict.retried(() -> jdbi.inTransaction(transaction::apply));
        } finally {
            free.release();
        }
    }
}
