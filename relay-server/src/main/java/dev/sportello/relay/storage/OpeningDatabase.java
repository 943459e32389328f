package dev.sportello.relay.storage;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A database that is being opened on a thread of its own, which is the longest part of a start: whoever needs it waits
/// for it last. Thread-safe.
public final class OpeningDatabase implements AutoCloseable {
    private final FutureTask<Database> opening;

    private OpeningDatabase(FutureTask<Database> opening) {
        this.opening = opening;
    }

    /// Begins to open the database, makes it if it is an embedded one that does not exist yet, and migrates it.
    public static OpeningDatabase begin(DatabaseConfig config) {
        var opening = new FutureTask<>(() -> Database.open(config));
        Thread.ofPlatform().name("database:open").start(opening);
        return new OpeningDatabase(opening);
    }

    /// The open database. Blocks until it is.
    ///
    /// @throws DatabaseUnavailable with a sentence for the operator
    public Database await() throws DatabaseUnavailable {
        try {
            return get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case DatabaseUnavailable unavailable -> throw unavailable;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /// Closes it, once it is open; also where nobody waits for it any more.
    @Override
    public void close() {
        try {
            get().close();
        } catch (ExecutionException _) {
            // What could not be opened is not open. Whoever waited for it knows why.
        }
    }

    /// An interrupt has to wait: the database would be opened all the same, and closed by nobody.
    private Database get() throws ExecutionException {
        var interrupted = false;
        try {
            while (true) {
                try {
                    return opening.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
