package dev.sportello.relay.storage;

import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Transactions that may write the same new row: one at a time, where the database would not make the second wait
/// ([Dialect#waitsForUniqueKeys]). Thread-safe.
public final class Turns {
    private final Jdbi jdbi;
    private final boolean waits;
    private final Semaphore queue;
    private final Semaphore writing;

    /// @param most how many run at once where the database makes them wait
    public Turns(Database database, int most) {
        this(
                database.jdbi(),
                database.dialect().waitsForUniqueKeys(),
                most,
                new Semaphore(database.dialect().waitsForUniqueKeys() ? Integer.MAX_VALUE : 1, true));
    }

    private Turns(Jdbi jdbi, boolean waits, int most, Semaphore writing) {
        this.jdbi = jdbi;
        this.waits = waits;
        this.writing = writing;
        queue = new Semaphore(waits ? most : 1, true);
    }

    /// A second queue of transactions that may write the same rows: whoever is first in it waits for one of the other
    /// queue at most, however many stand there.
    ///
    /// @param most how many of this queue run at once where the database makes them wait
    public Turns beside(int most) {
        return new Turns(jdbi, waits, most, writing);
    }

    /// Runs a whole transaction when it has its turn, and again while it loses against another ([WriteConflict]).
    ///
    /// @param transaction harmless to repeat; takes no other turn
    public <T> T run(Function<Handle, T> transaction) {
        queue.acquireUninterruptibly();
        try {
            writing.acquireUninterruptibly();
            try {
                return WriteConflict.retried(() -> jdbi.inTransaction(transaction::apply));
            } finally {
                writing.release();
            }
        } finally {
            queue.release();
        }
    }
}
