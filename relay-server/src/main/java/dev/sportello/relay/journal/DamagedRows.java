package dev.sportello.relay.journal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The damaged rows that were met while reading: told once each, and passed over. What stands in them is lost,
/// and what stands beside them is not. Thread-safe.
final class DamagedRows {
    private static final Logger LOG = LoggerFactory.getLogger(DamagedRows.class);
    private static final int MOST_TOLD = 1_000;

    private final Set<Long> told = ConcurrentHashMap.newKeySet();

    /// @return whether the row is whole
    boolean passes(StoredRow stored) {
        if (!stored.whole() && told.size() < MOST_TOLD && told.add(stored.row().number())) {
            LOG.error(
                    "Row {} of the journal, with the entries {} to {}, is damaged: nothing of it is shown. Check the"
                            + " disk, and run the command check; it says what is lost without a backup.",
                    stored.row().number(),
                    stored.row().first(),
                    stored.row().last());
        }
        return stored.whole();
    }
}
