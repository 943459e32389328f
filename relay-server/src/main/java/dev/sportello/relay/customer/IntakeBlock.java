package dev.sportello.relay.customer;

import dev.sportello.model.EventId;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.BulkIntake.Effect;
import dev.sportello.relay.customer.BulkIntake.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What is told in one block, within its transaction: each name is looked up once, and all events are kept at the end,
/// when it is settled whose they are. For one thread.
final class IntakeBlock {
    private static final int MOST_NAMES = 20;
    private static final String ERASED = "It is of a customer who was erased.";

    private final Intake intake;
    private final Orders orders;
    private final Events events;
    private final Instant now;
    private final Map<Identity, Name> names = new HashMap<>();
    private final Map<ProfileId, Set<UUID>> namesOfProfiles = new HashMap<>();
    private final Set<ProfileId> changed = new HashSet<>();

    private boolean remembersErased;

    /// Null when something has moved since they were looked up.
    @Nullable
    private BlockNames asBefore;

    IntakeBlock(Intake intake, Orders orders, Events events, Instant now) {
        this.intake = intake;
        this.orders = orders;
        this.events = events;
        this.now = now;
    }

    /// @param changed the profiles that look another way now
    record Done(List<Effect> effects, Set<ProfileId> changed) {}

    /// Whom a name is of.
    private static final class Name {
        private final Identities.Known known;
        private boolean made;
        private @Nullable ProfilePatch last;

        Name(Identities.Known known) {
            this.known = known;
            made = known.made();
        }
    }

    Done in(Handle handle, List<Told> block) {
        asBefore = new BlockNames(handle, block, intake.table());
        remembersErased = !ErasedNames.isEmpty(handle);
        var effects = new ArrayList<Effect>();
        for (var told : block) {
            effects.add(effect(handle, told));
        }
        keep(handle, block, effects);
        return new Done(effects, changed);
    }

    /// Who was erased stays so, as where they are told of alone.
    private boolean isKept(Handle handle, Told told) {
        if (!remembersErased) {
            return true;
        }
        var known = Identities.isKnown(handle, told.who());
        if (told.order() != null) {
            return LateReports.keeps(handle, told.order(), told.who(), known);
        }
        return told.event() == null
                ? LateReports.keepsFacts(handle, told.who(), known)
                : LateReports.keeps(handle, told.who(), known, told.event().at());
    }

    /// An order may be kept of somebody of whom no facts are. What is no order is kept with them or not at all.
    private boolean keepsFacts(Handle handle, Told told) {
        return !remembersErased
                || told.order() == null
                || LateReports.keepsFacts(handle, told.who(), Identities.isKnown(handle, told.who()));
    }

    private Effect effect(Handle handle, Told told) {
        if (!isKept(handle, told)) {
            return Effect.refused(ERASED);
        }
        var name = name(handle, told.who());
        var made = name.made;
        name.made = false;
        try {
            var isNews = !told.patch().equals(name.last)
                    && !isTold(name, told)
                    && keepsFacts(handle, told)
                    && tell(handle, name, told);
            if (made || isNews) {
                changed.add(name.known.profile());
            }
            var profile = made ? Outcome.NEW : isNews ? Outcome.CHANGED : Outcome.KNOWN;
            return new Effect(profile, thing(handle, told, name), null);
        } catch (IllegalArgumentException e) {
            return Effect.refused(String.valueOf(e.getMessage()));
        }
    }

    private boolean tell(Handle handle, Name name, Told told) {
        name.last = told.patch();
        return intake.tell(handle, name.known, told.patch(), told.asOf(), now);
    }

    private boolean isTold(Name name, Told told) {
        return name.last == null && asBefore != null && asBefore.says(name.known.identity(), told.patch());
    }

    private @Nullable Outcome thing(Handle handle, Told told, Name name) {
        if (told.order() != null) {
            var taken = orders.take(handle, told.order(), name.known);
            changed.addAll(taken.changed());
            return taken.outcome();
        }
        return told.event() == null ? null : Outcome.KNOWN;
    }

    private Name name(Handle handle, Identity who) {
        var there = names.get(who);
        if (there != null) {
            return there;
        }
        var known = asBefore == null ? null : asBefore.find(who);
        var name = new Name(known == null ? resolved(handle, who) : known);
        names.put(who, name);
        return name;
    }

    private Identities.Known resolved(Handle handle, Identity who) {
        var known = intake.resolve(handle, who);
        if (!known.changed().isEmpty()) {
            // Something has moved: what was looked up before may be another's now.
            names.clear();
            asBefore = null;
            changed.addAll(known.changed());
        }
        return known;
    }

    /// The same event may have been told under another name of the same shopper.
    private void keep(Handle handle, List<Told> block, List<Effect> effects) {
        var fresh = new LinkedHashMap<EventId, Integer>();
        var owned = new HashMap<EventId, Events.Owned>();
        var there = there(handle, block, effects);
        for (var at = 0; at < block.size(); at++) {
            var told = block.get(at);
            if (told.event() == null || effects.get(at).refused() != null) {
                continue;
            }
            var known = name(handle, told.who()).known;
            var ids = ids(handle, known, told.event());
            if (ids.stream().noneMatch(id -> there.contains(id.value()) || fresh.containsKey(id))) {
                var id = Intake.id(known.identity(), told.event());
                fresh.put(id, at);
                owned.put(id, new Events.Owned(Intake.event(known, told.event()), known.identity()));
            }
        }
        var _ = events.keep(handle, List.copyOf(owned.values()));
        fresh.forEach((id, at) -> {
            var effect = effects.get(at);
            effects.set(at, new Effect(effect.profile(), Outcome.NEW, null));
            changed.add(Objects.requireNonNull(owned.get(id)).event().profile());
        });
    }

    private Set<UUID> there(Handle handle, List<Told> block, List<Effect> effects) {
        var ids = new HashSet<UUID>();
        lookUpNames(handle, block, effects);
        for (var at = 0; at < block.size(); at++) {
            var told = block.get(at);
            if (told.event() != null && effects.get(at).refused() == null) {
                ids(handle, name(handle, told.who()).known, told.event()).forEach(id -> ids.add(id.value()));
            }
        }
        return ids.isEmpty() ? Set.of() : Events.thereOf(handle, ids);
    }

    private void lookUpNames(Handle handle, List<Told> block, List<Effect> effects) {
        var profiles = new HashSet<ProfileId>();
        for (var at = 0; at < block.size(); at++) {
            if (block.get(at).event() != null && effects.get(at).refused() == null) {
                profiles.add(name(handle, block.get(at).who()).known.profile());
            }
        }
        if (!profiles.isEmpty()) {
            namesOfProfiles.putAll(IdentityTable.idsOf(handle, profiles, MOST_NAMES));
        }
    }

    /// All ids that the event may have been kept under.
    private List<EventId> ids(Handle handle, Identities.Known known, EventReport report) {
        var all = namesOfProfiles.computeIfAbsent(
                known.profile(), profile -> new HashSet<>(IdentityTable.idsOf(handle, profile, MOST_NAMES)));
        all.add(known.identity());
        return all.stream().map(name -> Intake.id(name, report)).toList();
    }
}
