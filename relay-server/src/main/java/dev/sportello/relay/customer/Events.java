package dev.sportello.relay.customer;

import dev.sportello.model.Event;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.storage.WriteConflict;
import dev.sportello.wire.AgentBodies.EventPage;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Names;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// What shoppers did or got. Not journalled: events come in bulk and are idempotent by their own id.
///
/// Thread-safe: each call is a transaction of its own.
public final class Events {
    private static final int MOST_OF_A_PAGE = 100;

    /// An [Instant] reaches further than a column of a database.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final Jdbi jdbi;
    private final Codec codec;

    public Events(Jdbi jdbi, Codec codec) {
        this.jdbi = jdbi;
        this.codec = codec;
        Properties.register(jdbi, codec);
    }

    /// The events of a profile just before an instant, newest first. The page is a little longer than asked for where
    /// several events share its last instant: the next page begins before that instant, and would skip the rest.
    ///
    /// @param before null for the newest
    /// @param limit 1 to 100; what lies outside is moved to the nearer end
    public EventPage page(ProfileId profile, @Nullable Instant before, int limit) {
        var most = Math.clamp(limit, 1, MOST_OF_A_PAGE);
        var from = before == null || before.isAfter(LATEST) ? LATEST : before.isBefore(EARLIEST) ? EARLIEST : before;
        return jdbi.withHandle(handle -> {
            var events = before(handle, profile, from, most);
            var more = !events.isEmpty()
                    && !before(handle, profile, events.getLast().at(), 1).isEmpty();
            return new EventPage(events, more);
        });
    }

    /// Keeps the events whose ids are new; the others are left as they were.
    public void add(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        // In one order everywhere: two batches with the same events could otherwise wait for each other.
        var ordered = events.stream()
                .sorted(Comparator.comparing(event -> event.id().value()))
                .toList();
        var _ = WriteConflict.retried(() -> jdbi.inTransaction(handle -> insert(handle, ordered)));
    }

    static int erase(Handle handle, ProfileId profile) {
        return handle.createUpdate("delete from event where profile = :profile")
                .bind("profile", profile)
                .execute();
    }

    private int[] insert(Handle handle, List<Event> events) {
        try (var batch = handle.prepareBatch("""
                insert into event (id, profile, at, kind, summary, properties)
                select cast(:id as uuid), cast(:profile as uuid), cast(:at as timestamp(3) with time zone),
                    cast(:kind as varchar(20)), cast(:summary as varchar(500)), cast(:properties as varchar(100000))
                where not exists (select 1 from event where id = :id)""")) {
            for (var event : events) {
                batch.bind("id", event.id().value())
                        .bind("profile", event.profile().value())
                        .bind("at", event.at())
                        .bind("kind", Names.of(event.kind()))
                        .bind("summary", event.summary())
                        .bind("properties", Properties.encoded(codec, event.properties()))
                        .add();
            }
            return batch.execute();
        }
    }

    private List<Event> before(Handle handle, ProfileId profile, Instant before, int limit) {
        return handle.createQuery("""
                        select id, profile, at, kind, summary, properties
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
}
