package dev.sportello.relay.ticket;

import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.EntryRef;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.relay.ticket.EntryRefs.Indexed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The SQL of `thread_page`: where the entries of each ticket stand in the log. Collects what is new, and writes it
/// in pages, one for each ticket that got something. Thread-safe.
final class ThreadIndex {

    private record New(TicketId ticket, Indexed entry) {}

    private List<New> added = new ArrayList<>();
    private final List<New> taken = new ArrayList<>();

    /// Takes in an entry, if any page will ever be asked for it.
    synchronized void add(TicketId ticket, JournalEntry entry) {
        var change = entry.entry().change();
        if (change.inThread() || change.visibleToShopper()) {
            added.add(new New(ticket, new Indexed(entry.ref(), change.inThread(), change.visibleToShopper())));
        }
    }

    /// Forgets the entries of tickets that are no more.
    synchronized void forget(Predicate<TicketId> which) {
        added.removeIf(entry -> which.test(entry.ticket()));
        taken.removeIf(entry -> which.test(entry.ticket()));
    }

    synchronized void take() {
        taken.addAll(added);
        added = new ArrayList<>();
    }

    synchronized void written() {
        taken.clear();
    }

    synchronized void clear(Handle handle) {
        handle.execute("delete from thread_page");
        added.clear();
        taken.clear();
    }

    /// Writes what was taken and stands after a row of the log.
    void write(Handle handle, long writtenRow) {
        var pages = pages(writtenRow);
        if (pages.isEmpty()) {
            return;
        }
        try (var batch = handle.prepareBatch("""
                insert into thread_page (ticket, last_sequence, shown, entries)
                values (:ticket, :last, :shown, :entries)""")) {
            pages.forEach((ticket, entries) -> batch.bind("ticket", ticket)
                    .bind("last", entries.getLast().sequence())
                    .bind("shown", (int)
                            entries.stream().filter(Indexed::inThread).count())
                    .bind("entries", EntryRefs.encode(entries))
                    .add());
            var _ = batch.execute();
        }
    }

    private synchronized Map<TicketId, List<Indexed>> pages(long writtenRow) {
        var pages = new TreeMap<TicketId, List<Indexed>>(Comparator.comparing(TicketId::number));
        for (var entry : taken) {
            if (entry.entry().ref().row() > writtenRow) {
                pages.computeIfAbsent(entry.ticket(), _ -> new ArrayList<>()).add(entry.entry());
            }
        }
        return pages;
    }

    /// The entries just before a sequence number that are asked for, newest first.
    static List<EntryRef> before(Handle handle, TicketId ticket, long before, int limit, Predicate<Indexed> wanted) {
        var found = new ArrayList<EntryRef>();
        var pages = around(handle, ticket, before);
        while (!pages.isEmpty() && found.size() < limit) {
            for (var page : pages) {
                page.reversed().stream()
                        .filter(entry -> entry.sequence() < before)
                        .filter(wanted)
                        .limit(limit - found.size())
                        .map(Indexed::ref)
                        .forEach(found::add);
            }
            pages = pagesBefore(handle, ticket, pages.getLast().getLast().sequence(), limit);
        }
        return found;
    }

    /// The entries after a sequence number that are asked for, in order.
    ///
    /// @return empty if they stand in more pages than that
    static Optional<List<EntryRef>> after(
            Handle handle, TicketId ticket, long after, int mostPages, Predicate<Indexed> wanted) {
        var pages = handle.createQuery("""
                        select entries from thread_page where ticket = :ticket and last_sequence > :after
                        order by ticket, last_sequence limit :limit""")
                .bind("ticket", ticket)
                .bind("after", after)
                .bind("limit", mostPages + 1)
                .mapTo(byte[].class)
                .list();
        return pages.size() > mostPages
                ? Optional.empty()
                : Optional.of(pages.stream()
                        .flatMap(page -> EntryRefs.decode(page).stream())
                        .filter(entry -> entry.sequence() > after)
                        .filter(wanted)
                        .map(Indexed::ref)
                        .toList());
    }

    /// The whole index of a ticket, in order.
    static List<Indexed> all(Handle handle, TicketId ticket) {
        return handle
                .createQuery("select entries from thread_page where ticket = :ticket order by ticket, last_sequence")
                .bind("ticket", ticket)
                .mapTo(byte[].class)
                .stream()
                .flatMap(page -> EntryRefs.decode(page).stream())
                .toList();
    }

    /// The last entries in the threads of some tickets.
    static List<EntryRef> recent(Handle handle, Collection<TicketId> tickets, int limit) {
        var manyPages = inManyPages(handle, tickets, limit);
        var refs = new ArrayList<EntryRef>();
        manyPages.forEach(ticket -> refs.addAll(before(handle, ticket, Long.MAX_VALUE, limit, Indexed::inThread)));
        var others =
                tickets.stream().filter(ticket -> !manyPages.contains(ticket)).toList();
        allOf(handle, others).values().stream()
                .map(entries -> entries.stream().filter(Indexed::inThread).toList())
                .flatMap(entries -> entries.stream().skip(Math.max(0, entries.size() - limit)))
                .map(Indexed::ref)
                .forEach(refs::add);
        return refs;
    }

    /// Those of some tickets whose index has more pages than that: a thread may be so long that all of its index is
    /// too much to read.
    private static Set<TicketId> inManyPages(Handle handle, Collection<TicketId> tickets, int pages) {
        return handle
                .createQuery("""
                        select number from ticket where number = any(:tickets) and (
                            select last_sequence from thread_page where ticket = number
                            order by ticket desc, last_sequence desc
                            offset :pages rows fetch next 1 rows only) is not null""")
                .bindArray("tickets", Long.class, numbers(tickets))
                .bind("pages", pages)
                .mapTo(TicketId.class)
                .stream()
                .collect(Collectors.toSet());
    }

    private static Map<Long, List<Indexed>> allOf(Handle handle, Collection<TicketId> tickets) {
        var entries = new TreeMap<Long, List<Indexed>>();
        handle.createQuery("""
                select ticket, entries from thread_page where ticket = any(:tickets) order by ticket, last_sequence""")
                .bindArray("tickets", Long.class, numbers(tickets))
                .map((row, _) -> entries.computeIfAbsent(row.getLong("ticket"), _ -> new ArrayList<>())
                        .addAll(EntryRefs.decode(row.getBytes("entries"))))
                .list();
        return entries;
    }

    private static List<Long> numbers(Collection<TicketId> tickets) {
        return tickets.stream().map(TicketId::number).toList();
    }

    /// The page in which a sequence number lies, or the first after it, and then the one before it.
    private static List<List<Indexed>> around(Handle handle, TicketId ticket, long before) {
        // Not by min(), for which H2 reads all pages from there on.
        var from = handle.createQuery("""
                select last_sequence from thread_page where ticket = :ticket and last_sequence >= :before
                order by ticket, last_sequence limit 1""")
                .bind("ticket", ticket)
                .bind("before", before)
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
        return pagesBefore(handle, ticket, from == null ? Long.MAX_VALUE : from + 1, 2);
    }

    /// Pages that end before a sequence number, the last one first.
    private static List<List<Indexed>> pagesBefore(Handle handle, TicketId ticket, long before, int limit) {
        return handle
                .createQuery("""
                        select entries from thread_page where ticket = :ticket and last_sequence < :before
                        order by ticket desc, last_sequence desc limit :limit""")
                .bind("ticket", ticket)
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(byte[].class)
                .stream()
                .map(EntryRefs::decode)
                .toList();
    }
}
