package dev.sportello.relay.ticket;

import dev.sportello.model.Change;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.JournalEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/// The tickets that were taken out of the log: whoever finds one in a table that is behind passes it over.
/// Thread-safe.
final class ErasedTickets {
    /// As many as a desktop is told that starts over.
    private static final int MOST_TOLD = 10_000;

    private final Set<Long> all = ConcurrentHashMap.newKeySet();
    private final Set<ProfileId> profiles = ConcurrentHashMap.newKeySet();
    private Map<Long, Instant> added = new TreeMap<>();
    private final Map<Long, Instant> taken = new TreeMap<>();

    boolean contains(TicketId ticket) {
        return all.contains(ticket.number());
    }

    boolean contains(ProfileId profile) {
        return profiles.contains(profile);
    }

    synchronized void add(JournalEntry entry, Change.Erases change) {
        if (change instanceof Change.ProfileErased one) {
            profiles.add(one.profile());
        }
        for (var ticket : change.tickets()) {
            all.add(ticket.number());
            added.put(ticket.number(), entry.entry().at());
        }
    }

    synchronized void take() {
        taken.putAll(added);
        added = new TreeMap<>();
    }

    synchronized void written() {
        taken.clear();
    }

    /// Takes them out of the tables of tickets.
    void write(Handle handle) {
        var erased = erased();
        if (erased.isEmpty()) {
            return;
        }
        for (var sql : List.of(
                "delete from thread_page where ticket = :number",
                "delete from read_cursor where ticket = :number",
                "delete from ticket where number = :number",
                "delete from erased_ticket where number = :number")) {
            try (var batch = handle.prepareBatch(sql)) {
                erased.keySet().forEach(number -> batch.bind("number", number).add());
                var _ = batch.execute();
            }
        }
        try (var batch = handle.prepareBatch("insert into erased_ticket (number, at) values (:number, :at)")) {
            erased.forEach(
                    (number, at) -> batch.bind("number", number).bind("at", at).add());
            var _ = batch.execute();
        }
    }

    private synchronized Map<Long, Instant> erased() {
        return new TreeMap<>(taken);
    }

    /// The last ones.
    static List<TicketId> lately(Handle handle) {
        return handle.createQuery("select number from erased_ticket order by at desc, number desc limit :most")
                .bind("most", MOST_TOLD)
                .mapTo(TicketId.class)
                .list();
    }

    synchronized void clear(Handle handle) {
        handle.execute("delete from erased_ticket");
        all.clear();
        added.clear();
        taken.clear();
    }
}
