package dev.sportello.relay.journal;

import dev.sportello.relay.storage.Database;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Rewrites old rows of the log without what no projection needs: no thread shows it. Numbers stay as they are.
/// Thread-safe.
final class Retention {
    private static final int ROWS_AT_ONCE = 50;

    private final Database database;
    private final LogReader reader;
    private final Projections projections;

    Retention(Database database, LogReader reader, Projections projections) {
        this.database = database;
        this.reader = reader;
        this.projections = projections;
    }

    /// @param end of what was published
    /// @param goesOn is asked before each little
    void drop(Instant before, JournalTables.End end, BooleanSupplier goesOn) {
        // What a projection needs is asked of its tables.
        projections.upTo(end.row());
        var more = true;
        while (more && goesOn.getAsBoolean()) {
            more = database.jdbi().inTransaction(handle -> dropSome(handle, before, end));
        }
    }

    /// @return whether there may be more
    private boolean dropSome(Handle handle, Instant before, JournalTables.End end) {
        // What an erasure takes out meanwhile must not be put back.
        JournalTables.takeTurn(handle);
        var head = JournalTables.head(handle);
        var rows = JournalTables.rowsAfter(handle, head.rewrittenUpTo(), ROWS_AT_ONCE).stream()
                .takeWhile(stored -> stored.row().number() <= end.row() && isOld(stored, before))
                .toList();
        if (rows.isEmpty()) {
            return false;
        }
        // A damaged row stays as it is: whatever can be read of it may be all that is left.
        rows.stream().filter(StoredRow::whole).forEach(stored -> rewrite(handle, stored.row()));
        var last = rows.getLast().row();
        JournalTables.drop(handle, last.number(), Math.max(head.droppedUpTo(), last.last()));
        return true;
    }

    private static boolean isOld(StoredRow stored, Instant before) {
        return !stored.whole() || stored.row().at().isBefore(before);
    }

    private void rewrite(Handle handle, JournalRow row) {
        var kept = reader.read(row).entries().stream()
                .filter(entry -> projections.need(handle, entry))
                .collect(Collectors.toMap(JournalEntry::sequence, JournalEntry::text));
        if (kept.size() < row.entries()) {
            JournalTables.rewrite(handle, row.keeping(kept));
        }
    }
}
