package dev.sportello.relay.journal;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Takes whole tickets out of the log, so that nothing of them is left: neither their texts, nor that they were. Rows
/// and sequence numbers stay; the entries' lines are blank. The log gets another epoch, so that every replica and every
/// projection starts over without them.
///
/// Only while no relay uses the database, and within one transaction of the caller's.
public final class Erasure {
    private static final int ROWS_AT_ONCE = 50;

    private final LogReader reader;

    public Erasure(LogReader reader) {
        this.reader = reader;
    }

    /// What the log holds of one shopper.
    ///
    /// @param entries how many there are of these tickets
    public record Extent(Set<TicketId> tickets, long entries) {
        public Extent {
            tickets = Set.copyOf(tickets);
        }
    }

    /// Looks for a shopper's tickets, on every channel, live and closed.
    public Extent extent(Handle handle, ProfileId profile) {
        var tickets = new HashSet<TicketId>();
        var entries = 0L;
        for (var rows = rows(handle, 0); !rows.isEmpty(); rows = rows(handle, end(rows))) {
            for (var row : rows) {
                for (var entry : reader.read(row).entries()) {
                    // A ticket's opening is its first entry, and is kept for as long as the ticket is.
                    opened(entry.entry(), profile, tickets);
                    entries += isOf(entry, tickets) ? 1 : 0;
                }
            }
        }
        return new Extent(tickets, entries);
    }

    private static void opened(Entry entry, ProfileId profile, Set<TicketId> tickets) {
        var ticket = entry.ticket();
        if (ticket != null
                && entry.change() instanceof Change.TicketOpened opened
                && opened.profile().equals(profile)) {
            tickets.add(ticket);
        }
    }

    private static boolean isOf(JournalEntry entry, Set<TicketId> tickets) {
        var ticket = entry.entry().ticket();
        return ticket != null && tickets.contains(ticket);
    }

    /// Takes out all entries of some tickets.
    public void erase(Handle handle, Set<TicketId> tickets) {
        JournalTables.takeTurn(handle);
        for (var rows = rows(handle, 0); !rows.isEmpty(); rows = rows(handle, end(rows))) {
            rows.forEach(row -> erase(handle, row, tickets));
        }
        JournalTables.rename(handle, UUID.randomUUID());
    }

    private void erase(Handle handle, JournalRow row, Set<TicketId> tickets) {
        var entries = reader.read(row).entries();
        var kept = entries.stream()
                .filter(entry -> !isOf(entry, tickets))
                .collect(Collectors.toMap(JournalEntry::sequence, JournalEntry::text));
        if (kept.size() < entries.size()) {
            JournalTables.rewrite(handle, row.keeping(kept));
        }
    }

    private static List<JournalRow> rows(Handle handle, long after) {
        return JournalTables.rowsAfter(handle, after, ROWS_AT_ONCE).stream()
                .map(StoredRow::required)
                .toList();
    }

    private static long end(List<JournalRow> rows) {
        return rows.getLast().number();
    }
}
