package dev.sportello.relay.storage;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/// Two transactions that write the same row in the same instant: one of them is refused by the database, and finds the
/// other's row when it tries again.
public final class WriteConflict {
    private static final int MOST_TRIES = 20;
    private static final int MOST_WAITS = 3;

    /// Unique key taken (both databases); PostgreSQL's and H2's deadlock; H2's concurrent update, and its wait for
    /// another's lock that took too long.
    private static final Set<String> LOST = Set.of("23505", "40001", "40P01", "90131", "HYT00");

    /// Runs a whole transaction, and again while it loses against another.
    ///
    /// @param transaction harmless to repeat
    public static <T> T retried(Supplier<T> transaction) {
        for (var tries = 1; ; tries++) {
            try {
                return transaction.get();
            } catch (JdbiException e) {
                if (!lost(e) || tries >= (waited(e) ? MOST_WAITS : MOST_TRIES)) {
                    throw e;
                }
            }
        }
    }

    /// Whether it lost after a while: it has kept a connection all that time.
    private static boolean waited(JdbiException e) {
        return e.getCause() instanceof SQLException sql && "HYT00".equals(sql.getSQLState());
    }

    private static boolean lost(JdbiException e) {
        return e.getCause() instanceof SQLException sql && LOST.contains(String.valueOf(sql.getSQLState()));
    }

    private WriteConflict() {}
}
