package dev.sportello.relay.journal;

import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/// Another relay has written the row that was to be written: what it says has to be read before anything is decided.
final class LogMoved extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// The key is taken (both databases); a concurrent update, or a wait for one that took too long (H2).
    private static final Set<String> TAKEN = Set.of("23505", "90131", "40001", "HYT00");

    private LogMoved(Throwable cause) {
        super(cause);
    }

    /// @param insert of a row of the log
    static void unlessFree(Runnable insert) {
        try {
            insert.run();
        } catch (JdbiException e) {
            throw e.getCause() instanceof SQLException sql && TAKEN.contains(String.valueOf(sql.getSQLState()))
                    ? new LogMoved(e)
                    : e;
        }
    }
}
