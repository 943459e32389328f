package dev.sportello.relay.customer;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// What was told of a shopper under one name, each fact with the time as of which it was said. Reports that come late,
/// twice or in another order lead to the same: of each fact the latest counts, and of two of one instant the greater.
/// Immutable.
///
/// @param facts by [ProfileFact#key()], and by the name of a property behind `PROPERTY`; empty where it was taken back
record NamedFacts(Map<String, Told<String>> facts) {
    static final NamedFacts NONE = new NamedFacts(Map.of());

    static final String PROPERTY = "property:";
    private static final int MOST_TAKEN_BACK = 100;

    NamedFacts {
        facts = Map.copyOf(facts);
    }

    NamedFacts with(ProfileReport report) {
        var all = new TreeMap<>(facts);
        report.facts().forEach((fact, value) -> put(all, fact.key(), new Told<>(report.asOf(), value)));
        report.properties().forEach((name, value) -> {
            if (all.containsKey(PROPERTY + name) || PropertyRoom.of(all).fits(name, value)) {
                put(all, PROPERTY + name, new Told<>(report.asOf(), value));
            }
        });
        withoutTheOldest(all);
        return new NamedFacts(all);
    }

    private static void put(TreeMap<String, Told<String>> all, String key, Told<String> told) {
        all.merge(key, told, (one, other) -> later(one, other));
    }

    static Told<String> later(Told<String> one, Told<String> other) {
        var order = one.asOf().compareTo(other.asOf());
        return order > 0 || order == 0 && one.value().compareTo(other.value()) >= 0 ? one : other;
    }

    /// What was taken back is kept, so that what comes late does not bring it back: of properties the last ones.
    private static void withoutTheOldest(TreeMap<String, Told<String>> all) {
        all.entrySet().stream()
                .filter(each -> each.getKey().startsWith(PROPERTY))
                .filter(each -> each.getValue().value().isEmpty())
                .sorted(Comparator.comparing((Map.Entry<String, Told<String>> each) ->
                                each.getValue().asOf())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .skip(MOST_TAKEN_BACK)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(all::remove);
    }
}
