package dev.sportello.relay.ticket;

import dev.sportello.model.Entry;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.wire.AgentBodies.SnapshotPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Tickets with the ends of their threads, as many as one answer holds: how much a shopper writes is the shopper's
/// choice, and neither the relay nor a desktop has room for the longest of all.
///
/// @param tickets in the order in which they were asked for
/// @param entries in the order of the log
record RecentThreads(List<Ticket> tickets, List<Entry> entries) {
    /// After how much the answer ends, in bytes of the entries: a quarter of what a desktop takes.
    static final int LONGEST = 8 * 1024 * 1024;

    /// Of how many tickets the entries are held until they are counted.
    private static final int AT_ONCE = 50;

    /// @return those of the tickets that come first; at least one, where one is asked for
    static RecentThreads of(Handle handle, Threads threads, List<Ticket> tickets) {
        var held = new ArrayList<Ticket>();
        var entries = new ArrayList<JournalEntry>();
        var length = 0L;
        for (var from = 0; from < tickets.size(); from += AT_ONCE) {
            var some = tickets.subList(from, Math.min(from + AT_ONCE, tickets.size()));
            var ends = ends(handle, threads, some);
            for (var ticket : some) {
                var end = ends.getOrDefault(ticket.id(), List.of());
                length += end.stream().mapToLong(JournalEntry::bytes).sum();
                if (length > LONGEST && !held.isEmpty()) {
                    return of(held, entries);
                }
                held.add(ticket);
                entries.addAll(end);
            }
        }
        return of(held, entries);
    }

    private static RecentThreads of(List<Ticket> tickets, List<JournalEntry> entries) {
        var inOrder = entries.stream()
                .sorted(Comparator.comparing(JournalEntry::sequence))
                .map(JournalEntry::entry)
                .toList();
        return new RecentThreads(List.copyOf(tickets), inOrder);
    }

    private static Map<TicketId, List<JournalEntry>> ends(Handle handle, Threads threads, List<Ticket> tickets) {
        var ids = tickets.stream().map(Ticket::id).toList();
        var ends = new HashMap<TicketId, List<JournalEntry>>();
        for (var entry : threads.recent(handle, ids, SnapshotPage.RECENT)) {
            var ticket = entry.entry().ticket();
            if (ticket != null) {
                ends.computeIfAbsent(ticket, _ -> new ArrayList<>()).add(entry);
            }
        }
        return ends;
    }
}
