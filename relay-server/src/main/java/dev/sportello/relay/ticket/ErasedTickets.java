package dev.sportello.relay.ticket;

import dev.sportello.model.Change;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The tickets that were taken out of the log: whoever finds one in a table that is behind passes it over. Those that
/// are out of the tables as well are forgotten after a while. Thread-safe.
final class ErasedTickets {
    /// As many as a desktop is told that starts over.
    private static final int MOST_TOLD = 10_000;

    /// Longer than anybody reads a table as it was before, and than a command waits.
    private static final Duration KNOWN = Duration.ofMinutes(10);

    private final LongSupplier nanos;
    private final Set<TicketId> all = ConcurrentHashMap.newKeySet();
    private final Set<ProfileId> profiles = ConcurrentHashMap.newKeySet();
    private List<Erased> added = new ArrayList<>();
    private final List<Erased> taken = new ArrayList<>();
    private final Deque<Written> written = new ArrayDeque<>();

    private record Erased(
            Instant at, List<TicketId> tickets, @Nullable ProfileId profile) {}

    /// @param since as the monotonic clock counts
    private record Written(long since, List<Erased> erased) {}

    /// @param nanos a monotonic clock, as [System#nanoTime]
    ErasedTickets(LongSupplier nanos) {
        this.nanos = nanos;
    }

    boolean contains(TicketId ticket) {
        return all.contains(ticket);
    }

    boolean contains(ProfileId profile) {
        return profiles.contains(profile);
    }

    /// @param at when they were erased
    synchronized void add(Instant at, Change.Erases change) {
        var profile = change instanceof Change.ProfileErased one ? one.profile() : null;
        if (profile != null) {
            profiles.add(profile);
        }
        all.addAll(change.tickets());
        added.add(new Erased(at, change.tickets(), profile));
    }

    synchronized void take() {
        taken.addAll(added);
        added = new ArrayList<>();
    }

    synchronized void written() {
        forget();
        if (!taken.isEmpty()) {
            written.add(new Written(nanos.getAsLong(), List.copyOf(taken)));
            taken.clear();
        }
    }

    private void forget() {
        var now = nanos.getAsLong();
        while (!written.isEmpty() && now - written.getFirst().since() > KNOWN.toNanos()) {
            written.removeFirst().erased().forEach(this::forget);
        }
    }

    private void forget(Erased erased) {
        erased.tickets().forEach(all::remove);
        if (erased.profile() != null) {
            profiles.remove(erased.profile());
        }
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
        var erased = new TreeMap<Long, Instant>();
        taken.forEach(each -> each.tickets().forEach(ticket -> erased.put(ticket.number(), each.at())));
        return erased;
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
        profiles.clear();
        added.clear();
        taken.clear();
        written.clear();
    }
}
