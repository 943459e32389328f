package dev.sportello.relay.customer;

import dev.sportello.model.Event;
import dev.sportello.model.EventId;
import dev.sportello.model.OrderId;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.storage.StoredTime;
import dev.sportello.relay.storage.WriteConflict;
import dev.sportello.wire.AgentBodies.EventPage;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Names;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// What shoppers did or got. Not journalled: events come in bulk and are idempotent by their own id.
///
/// Thread-safe: each call is a transaction of its own.
public final class Events {
    private static final int MOST_OF_A_PAGE = 100;

    private final Jdbi jdbi;
    private final Codec codec;
    private final CustomerChanges changes;

    /// @param changes hears whose events there are more of
    public Events(Jdbi jdbi, Codec codec, CustomerChanges changes) {
        this.jdbi = jdbi;
        this.codec = codec;
        this.changes = changes;
        Properties.register(jdbi, codec);
    }

    /// The events of a profile just before an instant, newest first. The page is a little longer than asked for where
    /// several events share its last instant: the next page begins before that instant, and would skip the rest.
    ///
    /// @param before null for the newest
    /// @param kinds only of these; empty: of all
    /// @param limit 1 to 100; what lies outside is moved to the nearer end
    public EventPage page(ProfileId profile, @Nullable Instant before, Set<Event.Kind> kinds, int limit) {
        var most = Math.clamp(limit, 1, MOST_OF_A_PAGE);
        var from = StoredTime.orLatest(before);
        return jdbi.withHandle(handle -> {
            var events = before(handle, profile, from, kinds, most);
            var more = !events.isEmpty()
                    && !before(handle, profile, events.getLast().at(), kinds, 1).isEmpty();
            return new EventPage(events, more);
        });
    }

    /// How many happened before.
    public long countBefore(Instant before) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from event where at < :before")
                .bind("before", before)
                .mapTo(Long.class)
                .one());
    }

    /// Deletes some that happened before, the oldest first.
    public void deleteBefore(Instant before, int limit) {
        jdbi.useTransaction(handle -> handle.createUpdate("""
                        delete from event where id in (
                            select id from event where at < :before order by at limit :limit)""")
                .bind("before", before)
                .bind("limit", limit)
                .execute());
    }

    /// Keeps the events whose ids are new; the others are left as they were.
    public void add(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        var _ = WriteConflict.retried(() -> jdbi.inTransaction(handle -> keep(handle, events, null)));
        changes.publish(events.stream().map(Event::profile).collect(Collectors.toSet()));
    }

    /// Keeps the events whose ids are new, in the caller's transaction.
    ///
    /// @param identity under which they were told; null: they stay with their profile
    /// @return for each, in the order of their ids, whether it is new: 1 or 0
    int[] keep(Handle handle, List<Event> events, @Nullable UUID identity) {
        return keep(
                handle, events.stream().map(event -> new Owned(event, identity)).toList());
    }

    /// @param identity under which it was told; null: it stays with its profile
    record Owned(Event event, @Nullable UUID identity) {}

    /// The same for events that were told under several names.
    int[] keep(Handle handle, List<Owned> events) {
        // In one order everywhere: two batches with the same events could otherwise wait for each other.
        var ordered = events.stream()
                .sorted(Comparator.comparing(owned -> owned.event().id().value()))
                .toList();
        return ordered.isEmpty() ? new int[0] : insert(handle, ordered);
    }

    /// Keeps events that are made of something that may change: those that are there already say the same as these.
    void restate(Handle handle, List<Event> events, @Nullable UUID identity) {
        if (events.isEmpty()) {
            return;
        }
        try (var batch = handle.prepareBatch("""
                update event set profile = :profile, identity = cast(:identity as uuid), at = :at, summary = :summary,
                    properties = :properties
                where id = :id""")) {
            for (var event : events) {
                batch.bind("id", event.id())
                        .bind("profile", event.profile())
                        .bindByType("identity", identity, UUID.class)
                        .bind("at", event.at())
                        .bind("summary", event.summary())
                        .bind("properties", Properties.encoded(codec, event.properties()))
                        .add();
            }
            var _ = batch.execute();
        }
        var _ = keep(handle, events, identity);
    }

    /// What belongs to a profile alone was told under its name from now on.
    void adopt(Handle handle, ProfileId profile, UUID identity) {
        handle.createUpdate("update event set identity = :identity where profile = :profile and identity is null")
                .bind("identity", identity)
                .bind("profile", profile)
                .execute();
    }

    /// Which of these there are.
    static Set<UUID> thereOf(Handle handle, Collection<UUID> ids) {
        return handle.createQuery("select id from event where id = any(:ids)")
                .bindArray("ids", UUID.class, ids)
                .mapTo(UUID.class)
                .collect(Collectors.toSet());
    }

    static boolean anyIsThere(Handle handle, List<UUID> ids) {
        return handle.createQuery("select id from event where id = any(:ids) limit 1")
                .bindArray("ids", UUID.class, ids)
                .mapTo(UUID.class)
                .findOne()
                .isPresent();
    }

    /// Drops what turned out not to have happened.
    static void withdraw(Handle handle, EventId event) {
        handle.createUpdate("delete from event where id = :id")
                .bind("id", event)
                .execute();
    }

    /// What was told under a name is another's from now on.
    static void move(Handle handle, UUID identity, ProfileId profile) {
        handle.createUpdate("update event set profile = :profile where identity = :identity")
                .bind("profile", profile)
                .bind("identity", identity)
                .execute();
    }

    /// What was told under a name stays with its profile from now on, whosever the name will be.
    static void detach(Handle handle, UUID identity) {
        handle.createUpdate("update event set identity = null where identity = :identity")
                .bind("identity", identity)
                .execute();
    }

    static long count(Handle handle, ProfileId profile) {
        return handle.createQuery("select count(*) from event where profile = :profile")
                .bind("profile", profile)
                .mapTo(Long.class)
                .one();
    }

    /// @return how many went
    static int eraseSome(Handle handle, ProfileId profile, int limit) {
        return handle.createUpdate("""
                        delete from event where id in (
                            select id from event where profile = :profile order by profile, at limit :limit)""")
                .bind("profile", profile)
                .bind("limit", limit)
                .execute();
    }

    private int[] insert(Handle handle, List<Owned> events) {
        try (var batch = handle.prepareBatch("""
                insert into event (id, profile, at, kind, metric, summary, shop_order, identity, properties)
                select cast(:id as uuid), cast(:profile as uuid), cast(:at as timestamp(3) with time zone),
                    cast(:kind as varchar(40)), cast(:metric as varchar(200)), cast(:summary as varchar(500)),
                    cast(:order as uuid), cast(:identity as uuid), cast(:properties as varchar(100000))
                where not exists (select 1 from event where id = :id)""")) {
            for (var owned : events) {
                var event = owned.event();
                batch.bind("id", event.id().value())
                        .bind("profile", event.profile().value())
                        .bind("at", event.at())
                        .bind("kind", Names.of(event.kind()))
                        .bind("metric", event.metric())
                        .bind("summary", event.summary())
                        .bindByType("order", event.order(), OrderId.class)
                        .bindByType("identity", owned.identity(), UUID.class)
                        .bind("properties", Properties.encoded(codec, event.properties()))
                        .add();
            }
            return batch.execute();
        }
    }

    private static List<Event> before(
            Handle handle, ProfileId profile, Instant before, Set<Event.Kind> kinds, int limit) {
        if (kinds.isEmpty()) {
            return before(handle, profile, before, limit);
        }
        // Each kind by its index: of a hundred thousand events the few refunds are found at once.
        var newest = kinds.stream()
                .flatMap(kind -> before(handle, profile, before, kind, limit).stream())
                .sorted(Comparator.comparing(Event::at).reversed())
                .toList();
        var last = newest.size() <= limit ? Instant.MIN : newest.get(limit - 1).at();
        return newest.stream().filter(event -> !event.at().isBefore(last)).toList();
    }

    private static List<Event> before(Handle handle, ProfileId profile, Instant before, int limit) {
        return handle.createQuery("""
                        select id, profile, at, kind, metric, summary, shop_order as "order", properties
                        from event
                        where profile = :profile and at < :before
                        order by profile desc, at desc
                        fetch first (:limit) rows with ties""")
                .bind("profile", profile.value())
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(Event.class)
                .list();
    }

    private static List<Event> before(Handle handle, ProfileId profile, Instant before, Event.Kind kind, int limit) {
        return handle.createQuery("""
                        select id, profile, at, kind, metric, summary, shop_order as "order", properties
                        from event
                        where profile = :profile and kind = :kind and at < :before
                        order by profile desc, kind desc, at desc
                        fetch first (:limit) rows with ties""")
                .bind("profile", profile.value())
                .bind("before", before)
                .bind("kind", Names.of(kind))
                .bind("limit", limit)
                .mapTo(Event.class)
                .list();
    }
}
