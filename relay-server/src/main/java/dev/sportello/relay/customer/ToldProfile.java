package dev.sportello.relay.customer;

import dev.sportello.model.Profile;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A profile, and as of when each of its facts was told. It is made of what was told under all the names that are of
/// it, in whatever order that came; what the shop has signed is never overwritten. Immutable.
///
/// @param told the times of the facts that were told and not signed, by the keys of [NamedFacts]
record ToldProfile(Profile profile, Map<String, String> told) {

    /// The facts that say who somebody is, and how they are reached.
    private static final Set<ProfileFact> WHO =
            EnumSet.of(ProfileFact.NAME, ProfileFact.EMAIL, ProfileFact.PHONE, ProfileFact.PLACE);

    ToldProfile {
        told = Map.copyOf(told);
    }

    /// What was told under one of its names. Who orders as a guest, or fills in a form, may type a customer's email:
    /// what is told without a customer id says of a customer who that is only where nobody else has said it.
    ///
    /// @param sure whether it was told of this profile for certain
    record Source(boolean sure, NamedFacts facts) {}

    /// The profile as all sources together have it.
    ToldProfile of(List<Source> sources) {
        var times = new TreeMap<String, String>();
        var facts = new EnumMap<ProfileFact, String>(ProfileFact.class);
        for (var fact : ProfileFact.values()) {
            var chosen = isSigned(fact) ? null : chosen(sources, fact);
            if (chosen != null) {
                facts.put(fact, chosen.value());
                times.put(fact.key(), chosen.asOf().toString());
            } else if (!isSigned(fact) && told.containsKey(fact.key())) {
                // Whoever it was told of is somebody else now.
                facts.put(fact, "");
            }
        }
        var properties = properties(sources, times);
        return new ToldProfile(changed(facts, properties), times);
    }

    private @Nullable Told<String> chosen(List<Source> sources, ProfileFact fact) {
        var isWho = WHO.contains(fact);
        var sure = latest(sources, fact, isWho);
        return sure == null && isWho && (isUnknown(fact) || told.containsKey(fact.key()))
                ? latest(sources, fact, false)
                : sure;
    }

    private static @Nullable Told<String> latest(List<Source> sources, ProfileFact fact, boolean sureOnly) {
        return sources.stream()
                .filter(source -> source.sure || !sureOnly)
                .map(source -> source.facts.facts().get(fact.key()))
                .filter(told -> told != null)
                .reduce(NamedFacts::later)
                .orElse(null);
    }

    private Map<String, String> properties(List<Source> sources, Map<String, String> times) {
        var all = new TreeMap<String, Told<String>>();
        for (var source : sources) {
            source.facts.facts().forEach((key, value) -> {
                if (key.startsWith(NamedFacts.PROPERTY)) {
                    all.merge(key, value, NamedFacts::later);
                }
            });
        }
        var shown = new TreeMap<String, String>();
        var room = new PropertyRoom();
        profile.properties().forEach((name, value) -> {
            var key = NamedFacts.PROPERTY + name;
            if (!told.containsKey(key) && !all.containsKey(key) && room.take(name, value)) {
                shown.put(name, value);
            }
        });
        all.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Told<String>> each) ->
                                each.getValue().asOf())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .forEach(each -> {
                    var name = each.getKey().substring(NamedFacts.PROPERTY.length());
                    var value = each.getValue().value();
                    times.put(each.getKey(), each.getValue().asOf().toString());
                    if (!value.isEmpty() && room.take(name, value)) {
                        shown.put(name, value);
                    }
                });
        return shown;
    }

    private Profile changed(Map<ProfileFact, String> facts, Map<String, String> properties) {
        var email = now(facts, ProfileFact.EMAIL);
        var phone = now(facts, ProfileFact.PHONE);
        var zone = now(facts, ProfileFact.ZONE);
        var since = now(facts, ProfileFact.CUSTOMER_SINCE);
        var named = facts.getOrDefault(ProfileFact.NAME, Nameless.is(profile) ? "" : profile.name());
        return new Profile(
                profile.id(),
                profile.customerId(),
                named.isEmpty() ? Nameless.called(email, phone, profile.customerId()) : named,
                email,
                phone,
                now(facts, ProfileFact.PLACE),
                zone == null ? null : ZoneId.of(zone),
                now(facts, ProfileFact.LANGUAGE),
                since == null ? null : Instant.parse(since),
                properties,
                profile.verified(),
                profile.purchases(),
                profile.lastOrder());
    }

    /// Null where the shop has taken it back.
    private @Nullable String now(Map<ProfileFact, String> facts, ProfileFact fact) {
        var value = facts.getOrDefault(fact, known(fact));
        return value == null || value.isEmpty() ? null : value;
    }

    private boolean isUnknown(ProfileFact fact) {
        return fact == ProfileFact.NAME ? Nameless.is(profile) : known(fact) == null;
    }

    private boolean isSigned(ProfileFact fact) {
        return switch (fact) {
            case NAME -> profile.verified().name();
            case EMAIL -> profile.verified().email();
            case PHONE -> profile.verified().phone();
            case PLACE, ZONE, LANGUAGE, CUSTOMER_SINCE -> false;
        };
    }

    private @Nullable String known(ProfileFact fact) {
        var zone = profile.zone();
        var since = profile.customerSince();
        return switch (fact) {
            case NAME -> profile.name();
            case EMAIL -> profile.email();
            case PHONE -> profile.phone();
            case PLACE -> profile.place();
            case ZONE -> zone == null ? null : zone.getId();
            case LANGUAGE -> profile.language();
            case CUSTOMER_SINCE -> since == null ? null : since.toString();
        };
    }
}
