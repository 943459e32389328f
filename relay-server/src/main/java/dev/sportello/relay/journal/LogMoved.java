package dev.sportello.relay.journal;

import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// Another relay has written the row that was to be written: what it says has to be read before anything is decided.
final class LogMoved extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// The key is taken (both databases); a concurrent update, or a wait for one that took too long (H2).
    private static final Set<String> TAKEN = Set.of("23505", "90131", "40001", "HYT00");

    /// A column that must not be null is (both databases).
    private static final String NO_NUMBER = "23502";

    private LogMoved(Throwable cause) {
        super(cause);
    }

    /// Writes a row of the log.
    ///
    /// @throws LogMoved if another relay has written it
    /// @throws StorageFailed if the row before it is lost
    static void insert(Handle handle, JournalRow row) {
        try {
            JournalTables.insert(handle, row);
        } catch (JdbiException e) {
            var state = e.getCause() instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
            if (state.equals(NO_NUMBER)) {
                throw new StorageFailed(new LossOfRows.RowsLost());
            }
            throw TAKEN.contains(state) ? new LogMoved(e) : e;
        }
    }
}
