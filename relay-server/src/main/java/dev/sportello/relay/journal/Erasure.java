package dev.sportello.relay.journal;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Takes whole tickets out of the log, so that nothing of them is left: neither their texts, nor that they
/// were. Rows and sequence numbers stay; the entries' lines are blank. Where no relay runs the log gets another
/// epoch, so that every replica and every projection starts over without them; else an entry says so
/// ([Change.Erases]).
///
/// [#eraseSome] may be called while relays write; all else, within transactions of the caller's, only while
/// none uses the database.
public final class Erasure {
    private static final int ROWS_AT_ONCE = 50;

    private final LogReader reader;

    public Erasure(LogReader reader) {
        this.reader = reader;
    }

    /// What the log holds of some profiles.
    ///
    /// @param entries how many there are of these tickets
    public record Extent(Set<TicketId> tickets, long entries) {
        public Extent {
            tickets = Set.copyOf(tickets);
        }
    }

    /// Looks for the tickets of some profiles, on every channel, live and closed.
    public Extent extent(Handle handle, Set<ProfileId> profiles) {
        var tickets = new HashSet<TicketId>();
        var entries = 0L;
        for (var rows = rows(handle, 0); !rows.isEmpty(); rows = rows(handle, end(rows))) {
            for (var row : rows) {
                for (var entry : reader.read(row).entries()) {
                    // A ticket's opening is its first entry, and is kept for as long as the ticket is.
                    opened(entry.entry(), profiles, tickets);
                    entries += isOf(entry, tickets) ? 1 : 0;
                }
            }
        }
        return new Extent(tickets, entries);
    }

    private static void opened(Entry entry, Set<ProfileId> profiles, Set<TicketId> tickets) {
        var ticket = entry.ticket();
        if (ticket != null
                && entry.change() instanceof Change.TicketOpened opened
                && profiles.contains(opened.profile())) {
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

    /// Takes some tickets out of a few rows of a log that goes on, in transactions of its own: to be called
    /// until there are no more. A row that is damaged stays as it is.
    ///
    /// @param after the last row that was looked through
    /// @param end the last row that is to be
    /// @return the last row that was looked through now; the end where there are no more
    long eraseSome(Jdbi jdbi, long after, long end, Set<TicketId> tickets) {
        var looked = jdbi.withHandle(handle -> JournalTables.rowsAfter(handle, after, ROWS_AT_ONCE)).stream()
                .filter(stored -> stored.row().number() <= end)
                .toList();
        var concerned = looked.stream()
                .filter(StoredRow::whole)
                .map(StoredRow::row)
                .filter(row -> reader.read(row).entries().stream().anyMatch(entry -> isOf(entry, tickets)))
                .map(JournalRow::number)
                .toList();
        eraseIn(jdbi, concerned, tickets);
        return looked.isEmpty() ? end : looked.getLast().row().number();
    }

    /// Takes some tickets out of some rows of a log that goes on, in transactions of its own.
    void eraseIn(Jdbi jdbi, Collection<Long> rows, Set<TicketId> tickets) {
        var numbers = List.copyOf(rows);
        for (var from = 0; from < numbers.size(); from += ROWS_AT_ONCE) {
            var some = numbers.subList(from, Math.min(from + ROWS_AT_ONCE, numbers.size()));
            jdbi.useTransaction(handle -> {
                // Retention rewrites rows as well, and so do other relays.
                JournalTables.takeTurn(handle);
                JournalTables.rows(handle, some).stream()
                        .filter(StoredRow::whole)
                        .forEach(stored -> erase(handle, stored.row(), tickets));
            });
        }
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
