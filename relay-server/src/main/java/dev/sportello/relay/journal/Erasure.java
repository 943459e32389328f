package dev.sportello.relay.journal;

import dev.sportello.model.TicketId;
import dev.sportello.relay.storage.Database;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Takes whole tickets out of the log, of which nothing may be left: not their texts, not that they were. Rows and
/// numbers stay; the entries' lines are blank. The log gets another name, so that every replica and every projection
/// starts over without them.
///
/// Only while no relay uses the database. Broken off, it is done again.
public final class Erasure {
    private static final int ROWS_AT_ONCE = 50;

    private final Database database;
    private final LogReader reader;

    public Erasure(Database database, LogReader reader) {
        this.database = database;
        this.reader = reader;
    }

    /// @return how many entries were taken out
    public long erase(Collection<TicketId> tickets) {
        var gone = Set.copyOf(tickets);
        var erased = 0L;
        var after = 0L;
        while (true) {
            var from = after;
            var rows = database.jdbi().withHandle(handle -> JournalTables.rowsAfter(handle, from, ROWS_AT_ONCE));
            if (rows.isEmpty()) {
                database.jdbi().useTransaction(handle -> JournalTables.rename(handle, UUID.randomUUID()));
                database.force();
                return erased;
            }
            erased += database.jdbi()
                    .inTransaction(handle -> rows.stream()
                            .mapToLong(row -> erase(handle, row, gone))
                            .sum());
            after = rows.getLast().number();
        }
    }

    private long erase(Handle handle, JournalRow row, Set<TicketId> gone) {
        var there = reader.read(row).entries();
        var kept = there.stream()
                .filter(entry -> entry.entry().ticket() == null
                        || !gone.contains(entry.entry().ticket()))
                .collect(Collectors.toMap(JournalEntry::sequence, JournalEntry::text));
        if (kept.size() < there.size()) {
            JournalTables.rewrite(handle, row.keeping(kept));
        }
        return there.size() - kept.size();
    }
}
