package dev.sportello.relay.customer;

import dev.sportello.model.Event;
import dev.sportello.model.EventId;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.storage.StoredTime;
import dev.sportello.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Takes what systems of the shop tell of shoppers, who did not sign it: it never overwrites what they did. Thread-
/// safe: each call is a transaction of its own, and harmless to repeat.
public final class Intake {
    /// Of one shopper, nearly always a customer id, an email and a phone number.
    private static final int MOST_NAMES = 20;

    private final CustomerTransactions transactions;
    private final ToldViews views;
    private final Identities identities;
    private final Events events;
    private final CustomerChanges changes;

    /// @param ids makes the id of a new profile
    Intake(CustomerTransactions transactions, Codec codec, Supplier<UUID> ids, Events events, CustomerChanges changes) {
        this.transactions = transactions;
        views = new ToldViews(codec);
        identities = new Identities(codec, ids);
        this.events = events;
        this.changes = changes;
    }

    /// @param told all that was told of it until now
    /// @param made whether nobody had told of it before
    public record Taken(Profile profile, ToldFacts told, boolean made) {}

    /// Takes facts of a profile, which is made where there is none.
    ///
    /// @return null where they were erased ([LateReports]): nothing is kept then
    /// @throws IllegalArgumentException if there is too much told of one profile
    public @Nullable Taken profile(Identity who, ProfilePatch patch, Instant now) {
        return take(who, patch, List.of(), now);
    }

    /// Takes what one shopper did or got, each event once, and facts of the shopper beside them. What they did before
    /// they were erased is left out.
    ///
    /// @return as above
    /// @throws IllegalArgumentException if there is too much told of one profile
    public @Nullable Taken events(Identity who, ProfilePatch patch, List<EventReport> reports, Instant now) {
        return take(who, patch, reports, now);
    }

    private @Nullable Taken take(Identity who, ProfilePatch patch, List<EventReport> reports, Instant now) {
        var changed = new HashSet<ProfileId>();
        var taken = transactions.told(handle -> {
            changed.clear();
            var known = identities.resolve(handle, who);
            var kept = reports.stream()
                    .filter(report -> LateReports.keeps(handle, who, !known.made(), report.at()))
                    .toList();
            if (kept.isEmpty() && !LateReports.keepsFacts(handle, who, !known.made())) {
                handle.rollback();
                return Optional.<Taken>empty();
            }
            changed.addAll(known.changed());
            var told = new Telling(handle, known, now, now).tell(patch);
            keep(handle, known, kept);
            changed.add(known.profile());
            var profile = Objects.requireNonNull(Profiles.find(handle, known.profile()));
            return Optional.of(new Taken(profile, told, known.made()));
        });
        changes.publish(changed);
        return taken.orElse(null);
    }

    /// All that systems of the shop have told of a profile; null where they have told nothing.
    public @Nullable ToldFacts told(ProfileId profile) {
        var all = transactions.jdbi().withHandle(handle -> views.table().of(handle, profile)).stream()
                .map(ToldTable.Row::facts)
                .filter(Objects::nonNull)
                .toList();
        return all.isEmpty() ? null : ToldFacts.together(all, all.getFirst().updatedAt());
    }

    ToldTable table() {
        return views.table();
    }

    Identities.Known resolve(Handle handle, Identity who) {
        return identities.resolve(handle, who);
    }

    /// Tells of a profile in the caller's transaction, if there is anything new in it.
    ///
    /// @param asOf when the shop changed its data to what is told; null: now, as is a time that is yet to come.
    ///     What was told later is not overwritten
    /// @return whether anything has changed
    /// @throws IllegalArgumentException if there is too much told of one profile; then nothing was changed
    boolean tell(Handle handle, Identities.Known known, ProfilePatch patch, @Nullable Instant asOf, Instant now) {
        if (patch.isEmpty()) {
            return false;
        }
        var at = asOf == null || asOf.isAfter(now) ? now : StoredTime.kept(asOf);
        var telling = new Telling(handle, known, at, now);
        var own = telling.own();
        var fresh = asOf != null && at.isBefore(own.updatedAt()) ? own.missing(patch) : patch;
        if (telling.before().says(fresh)) {
            return false;
        }
        var _ = telling.tell(fresh);
        return true;
    }

    /// A profile that is told of, within a transaction. For one thread.
    private final class Telling {
        private final Handle handle;
        private final Identities.Known known;
        private final ProfileTable.Row row;
        private final ToldFacts own;
        private final List<ToldFacts> others;
        private final Instant asOf;
        private final Instant now;

        /// @param asOf when that was so
        Telling(Handle handle, Identities.Known known, Instant asOf, Instant now) {
            this.handle = handle;
            this.known = known;
            this.asOf = asOf;
            this.now = now;
            row = ProfileTable.locked(handle, known.profile());
            var mine = views.table().find(handle, known.identity());
            var facts = mine == null ? null : mine.facts();
            own = facts == null ? ToldFacts.none(now, asOf) : facts;
            others = views.table().of(handle, known.profile()).stream()
                    .filter(told -> !told.identity().equals(known.identity()))
                    .map(ToldTable.Row::facts)
                    .filter(Objects::nonNull)
                    .toList();
        }

        ToldFacts own() {
            return own;
        }

        /// What was told under all names together.
        ToldFacts before() {
            return with(own);
        }

        private ToldFacts with(ToldFacts mine) {
            return ToldFacts.together(
                    Stream.concat(others.stream(), Stream.of(mine)).toList(), now);
        }

        /// @return what is told now
        ToldFacts tell(ProfilePatch patch) {
            var before = before();
            if (patch.isEmpty()) {
                return before;
            }
            var mine = own.with(before.settled(patch), asOf);
            var told = with(mine);
            var report = new PatchedProfile(Profiles.whole(handle, row), patch, before, told).report(mine.updatedAt());
            views.tell(handle, known, mine, report);
            return told;
        }
    }

    /// The same event may have been told under another name of the same shopper.
    private void keep(Handle handle, Identities.Known known, List<EventReport> reports) {
        if (reports.isEmpty()) {
            return;
        }
        var names = new HashSet<>(Set.of(known.identity()));
        names.addAll(IdentityTable.idsOf(handle, known.profile(), MOST_NAMES));
        var fresh = new LinkedHashMap<EventId, Event>();
        for (var report : reports) {
            if (names.size() == 1 || !isThere(handle, names, report)) {
                fresh.putIfAbsent(id(known.identity(), report), event(known, report));
            }
        }
        var _ = events.keep(handle, List.copyOf(fresh.values()), known.identity());
    }

    private static boolean isThere(Handle handle, Set<UUID> names, EventReport report) {
        var ids = names.stream().map(name -> id(name, report).value()).toList();
        return Events.anyIsThere(handle, ids);
    }

    static Event event(Identities.Known known, EventReport report) {
        return new Event(
                id(known.identity(), report),
                known.profile(),
                report.at(),
                report.kind(),
                report.metric(),
                report.summary(),
                null,
                report.properties());
    }

    static EventId id(UUID name, EventReport report) {
        var seed = "told\n" + name + "\n" + report.metric().toLowerCase(Locale.ROOT) + "\n" + report.uniqueId();
        return new EventId(UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)));
    }
}
