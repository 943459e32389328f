package dev.sportello.relay.customer;

import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.Turns;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The transactions that write who customers are. Only a few of a kind run at once: however much a shop tells, the rest
/// of the database's connections stays for chats. Thread-safe.
final class CustomerTransactions {
    /// Of the twelve that the pool has.
    private static final int MOST = 4;

    private final Jdbi jdbi;
    private final Turns telling;
    private final Turns asking;

    CustomerTransactions(Database database) {
        jdbi = database.jdbi();
        telling = new Turns(database, MOST);
        asking = telling.beside(MOST);
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /// Runs a whole transaction of what a system of the shop tells.
    ///
    /// @param transaction harmless to repeat
    <T> T told(Function<Handle, T> transaction) {
        return telling.run(transaction);
    }

    /// Runs a whole transaction of a person who waits for it: a shopper who signs in, an agent who merges. It waits for
    /// no queue of the shop's systems.
    ///
    /// @param transaction harmless to repeat
    <T> T asked(Function<Handle, T> transaction) {
        return asking.run(transaction);
    }
}
