package dev.sportello.relay.ticket;

import dev.sportello.model.Entry;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.EntryRef;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.relay.journal.LogReader;
import dev.sportello.relay.ticket.EntryRefs.Indexed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads threads: where their entries stand from the index, what they say from the log. Thread-safe.
final class Threads {
    /// A hub that has missed more starts over, and loads the end of the thread.
    static final int MOST_MISSED = 500;

    private final LogReader log;

    Threads(LogReader log) {
        this.log = log;
    }

    /// Who reads a thread.
    enum Reader {
        AGENT(Indexed::inThread),
        /// Less what concerns agents only.
        SHOPPER(entry -> entry.inThread() && entry.forShopper());

        private final Predicate<Indexed> sees;

        Reader(Predicate<Indexed> sees) {
            this.sees = sees;
        }
    }

    /// The entries just before a sequence number.
    ///
    /// @param before null for the end of the thread
    /// @param limit 1 to 100; what lies outside is moved to the nearer end
    ResultPage<Entry> page(Handle handle, TicketId ticket, @Nullable Long before, int limit, Reader reader) {
        var refs = ResultPage.of(
                limit, most -> ThreadIndex.before(handle, ticket, ResultPage.before(before), most, reader.sees));
        return new ResultPage<>(read(handle, refs.newestFirst(), Set.of(ticket)).reversed(), refs.more());
    }

    /// The last entries of some threads, in no order.
    ///
    /// @param limit how many of each
    List<JournalEntry> recent(Handle handle, Collection<TicketId> tickets, int limit) {
        return entries(handle, ThreadIndex.recent(handle, tickets, limit), Set.copyOf(tickets))
                .toList();
    }

    private List<Entry> read(Handle handle, Collection<EntryRef> refs, Set<TicketId> tickets) {
        return entries(handle, refs, tickets).map(JournalEntry::entry).toList();
    }

    /// Whatever an index says that was damaged, no entry of another ticket is read.
    private Stream<JournalEntry> entries(Handle handle, Collection<EntryRef> refs, Set<TicketId> tickets) {
        return log.entries(handle, refs).stream()
                .filter(entry -> tickets.contains(entry.entry().ticket()));
    }

    /// What the shopper of some tickets has missed of them since a sequence number, in order. A closed one tells only
    /// that it was closed, which is the last that a shopper may know of it.
    ///
    /// @return empty if that is very much
    Optional<List<JournalEntry>> missed(Handle handle, List<Ticket> tickets, long after) {
        var found = new ArrayList<JournalEntry>();
        for (var ticket : tickets) {
            // The close is the last that a shopper may know of a ticket.
            var missed = ThreadIndex.after(handle, ticket.id(), after, MOST_MISSED, Indexed::forShopper)
                    .map(all -> ticket.live() ? all : all.subList(Math.max(0, all.size() - 1), all.size()));
            if (missed.isEmpty() || found.size() + missed.get().size() > MOST_MISSED) {
                return Optional.empty();
            }
            entries(handle, missed.get(), Set.of(ticket.id()))
                    .filter(entry -> Visibility.toShopperWhoComesBack(
                            ticket, entry.entry().change()))
                    .forEach(found::add);
        }
        found.sort(Comparator.comparing(JournalEntry::sequence));
        return Optional.of(found);
    }
}
