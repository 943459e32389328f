package dev.sportello.relay.journal;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices that the database lacks rows of the journal that were acknowledged, as after a restore while the relay
/// ran. The relay's log tells of it when it begins and when it ends. Only for the writer's thread.
final class LossOfRows {
    private static final Logger LOG = LoggerFactory.getLogger(LossOfRows.class);

    private boolean lost;

    /// Nothing may be written behind rows that are not there.
    static final class RowsLost extends RuntimeException {
        private static final long serialVersionUID = 1;

        RowsLost() {
            super("The database has lost rows of the journal.");
        }
    }

    /// @param holds whether the log in the database holds all that was published; a row that another wrote in the place
    ///     of a lost one is not it
    /// @param end where it ends there; asked if not
    /// @param published up to where it was published
    /// @throws RowsLost if some of that is not there
    void check(boolean holds, Supplier<JournalTables.End> end, JournalTables.End published) {
        if (holds) {
            if (lost) {
                lost = false;
                LOG.info("The database has all rows of the journal again.");
            }
            return;
        }
        if (!lost) {
            lost = true;
            LOG.error(
                    "The database has lost rows of the journal that were acknowledged: it ends with row {}, and {} was"
                            + " written. Nothing is written until they are back. Stop the relay, and restore the newest backup.",
                    end.get().row(),
                    published.row());
        }
        throw new RowsLost();
    }
}
