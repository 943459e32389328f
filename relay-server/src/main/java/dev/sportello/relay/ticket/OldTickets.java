package dev.sportello.relay.ticket;

import dev.sportello.model.Change;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.EntryRef;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.relay.ticket.EntryRefs.Indexed;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// The tickets that were closed long ago, and where they stand in the log. Thread-safe.
public final class OldTickets {
    private final Journal journal;
    private final Tickets tickets;

    public OldTickets(Journal journal, Tickets tickets) {
        this.journal = journal;
        this.tickets = tickets;
    }

    /// How many were closed before.
    public long count(Instant before) {
        return journal.snapshot((handle, _) -> handle.createQuery("""
                        select count(*) from ticket where closed_at >= :ever and closed_at < :before""")
                .bind("ever", Instant.EPOCH)
                .bind("before", before)
                .mapTo(Long.class)
                .one());
    }

    /// Some that were closed before, the oldest first, and in which rows of the log their threads stand.
    ///
    /// @param most how many tickets
    /// @param mostRows no more tickets are taken once they stand in so many rows; one alone may stand in more
    public Map<TicketId, Set<Long>> before(Instant before, int most, int mostRows) {
        return journal.snapshot((handle, _) -> {
            var found = new HashMap<TicketId, Set<Long>>();
            var rows = 0;
            for (var ticket : some(handle, before, most)) {
                if (rows >= mostRows) {
                    break;
                }
                var its = rows(handle, ticket);
                found.put(ticket, its);
                rows += its.size();
            }
            return found;
        });
    }

    private static List<TicketId> some(Handle handle, Instant before, int limit) {
        return handle.createQuery("""
                        select number from ticket where closed_at >= :ever and closed_at < :before
                        order by closed_at limit :limit""")
                .bind("ever", Instant.EPOCH)
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(TicketId.class)
                .list();
    }

    private static Set<Long> rows(Handle handle, TicketId ticket) {
        var rows = new HashSet<Long>();
        ThreadIndex.all(handle, ticket).stream()
                .map(Indexed::ref)
                .map(EntryRef::row)
                .forEach(rows::add);
        return rows;
    }

    /// Takes them out of the journal, within a transaction of the writer. One that another relay has taken out is
    /// not there any more.
    ///
    /// @param change says so of the tickets that it is given
    public void erase(JournalTransaction journal, Set<TicketId> old, Function<List<TicketId>, Change.Erases> change) {
        tickets.erase(journal, old, change);
    }
}
