package dev.sportello.relay.integration;

import dev.sportello.site.SiteOrigin;
import dev.sportello.relay.http.Origins;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.WriteConflict;
import dev.sportello.wire.IntegrationBodies.Seen;
import dev.sportello.wire.IntegrationBodies.Sighting;
import dev.sportello.wire.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was last seen of the shop's pages, by all relays on one database: that they have loaded the hub, and
/// how the shop's word about a shopper was taken. One of each kind, of a site and never of a person.
/// Thread-safe: noted in memory, written now and then.
public final class Sightings {
    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(10);

    private final Database database;
    private final Origins origins;
    private final Clock clock;
    private final Map<SightingKind, Sighting> latest = new EnumMap<>(SightingKind.class);
    private final Map<SightingKind, Sighting> written = new EnumMap<>(SightingKind.class);

    public Sightings(Database database, Origins origins, Clock clock) {
        this.database = database;
        this.origins = origins;
        this.clock = clock;
        origins.onRefused(this::elsewhere);
    }

    /// A page has loaded the hub's script.
    ///
    /// @param referrer as the browser says it; null where the page keeps it to itself
    public void loaded(@Nullable String referrer) {
        var origin = origin(referrer);
        if (origin == null || origins.allows(origin)) {
            note(SightingKind.LOADED, sighting(origin, null));
        } else {
            elsewhere(origin);
        }
    }

    /// A shopper was signed in.
    public void accepted(String origin) {
        note(SightingKind.ACCEPTED, sighting(origin, null));
    }

    /// What a page said of a shopper was refused.
    public void refused(String origin, Refusal refusal) {
        note(SightingKind.REFUSED, sighting(origin, refusal));
    }

    /// A page of a site that is not allowed asked for something. That of a check asks like a hub, and is none.
    private void elsewhere(String origin) {
        if (!origins.tries(origin)) {
            note(SightingKind.ELSEWHERE, sighting(origin, null));
        }
    }

    private Sighting sighting(@Nullable String origin, @Nullable Refusal refusal) {
        return new Sighting(now(), origin, refusal);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private synchronized void note(SightingKind kind, Sighting sighting) {
        latest.put(kind, sighting);
    }

    /// The latest of each kind.
    public Seen seen() {
        var all = database.jdbi().withHandle(SightingTable::all);
        synchronized (this) {
            latest.forEach((kind, own) ->
                    all.merge(kind, own, (one, other) -> one.at().isAfter(other.at()) ? one : other));
        }
        return new Seen(
                all.get(SightingKind.LOADED),
                all.get(SightingKind.ACCEPTED),
                all.get(SightingKind.ELSEWHERE),
                all.get(SightingKind.REFUSED));
    }

    /// Tells the database what is new. To be called every second.
    public void write() {
        for (var kind : SightingKind.values()) {
            var next = due(kind);
            if (next != null) {
                var _ = WriteConflict.retried(
                        () -> database.jdbi().inTransaction(handle -> SightingTable.write(handle, kind, next)));
                synchronized (this) {
                    written.put(kind, next);
                }
            }
        }
    }

    private synchronized @Nullable Sighting due(SightingKind kind) {
        var next = latest.get(kind);
        var before = written.get(kind);
        if (next == null || next.equals(before)) {
            return null;
        }
        var soon = before != null
                && next.isLike(before)
                && next.at().isBefore(before.at().plus(WRITTEN_EVERY));
        return soon ? null : next;
    }

    /// The site of the page that a browser names.
    private static @Nullable String origin(@Nullable String referrer) {
        try {
            if (referrer == null) {
                return null;
            }
            var page = new URI(referrer);
            return page.getScheme() == null ? null : SiteOrigin.of(page.getScheme(), page.getRawAuthority());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
