package dev.sportello.relay.journal;

import dev.sportello.relay.storage.Database;

/// Has the database count what new tables hold as they grow: until then its planner takes them for empty. For one
/// thread at a time.
final class TableStatistics {
    private static final long FIRST = 1_000;
    private static final int GROWTH = 8;

    /// Beyond this the database's own counting is good enough.
    private static final long GROWN = 1_000_000;

    private final Database database;
    private long next = FIRST;

    TableStatistics(Database database) {
        this.database = database;
    }

    /// @param entries how many entries the log holds, all of them written to the tables
    void grow(long entries) {
        if (entries >= next && next < GROWN && !database.dialect().analyze().isEmpty()) {
            database.jdbi()
                    .useHandle(handle -> handle.execute(database.dialect().analyze()));
        }
        begin(entries);
    }

    /// Tables that were there before need nothing.
    void begin(long entries) {
        while (next <= entries && next < GROWN) {
            next *= GROWTH;
        }
    }
}
