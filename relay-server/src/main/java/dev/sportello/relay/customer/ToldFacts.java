package dev.sportello.relay.customer;

import dev.sportello.relay.customer.ProfilePatch.Fact;
import dev.sportello.wire.Codec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that systems of the shop have told of a profile, with the types that it came in: what people see of it is
/// made of this. Immutable.
///
/// @param texts by the names of [Fact]
/// @param properties values of JSON
public record ToldFacts(
        Instant createdAt,
        Instant updatedAt,
        Map<String, String> texts,
        Map<String, Object> location,
        Map<String, Object> properties) {
    private static final int MOST = 100_000;

    public ToldFacts {
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        location = Collections.unmodifiableMap(new LinkedHashMap<>(location));
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /// @param asOf what is told as of then comes after it
    static ToldFacts none(Instant now, Instant asOf) {
        return new ToldFacts(now, asOf.minusMillis(1), Map.of(), Map.of(), Map.of());
    }

    /// All that was told under several names: what was told later counts.
    static ToldFacts together(List<ToldFacts> all, Instant now) {
        var texts = new LinkedHashMap<String, String>();
        var location = new LinkedHashMap<String, Object>();
        var properties = new LinkedHashMap<String, Object>();
        var ordered =
                all.stream().sorted(Comparator.comparing(ToldFacts::updatedAt)).toList();
        for (var each : ordered) {
            texts.putAll(each.texts);
            location.putAll(each.location);
            properties.putAll(each.properties);
        }
        return ordered.isEmpty()
                ? none(now, now)
                : new ToldFacts(
                        all.stream()
                                .map(ToldFacts::createdAt)
                                .min(Comparator.naturalOrder())
                                .orElse(now),
                        ordered.getLast().updatedAt,
                        texts,
                        location,
                        properties);
    }

    /// @throws IllegalArgumentException if it is too much
    String text(Codec codec) {
        var text = codec.encode(this);
        if (text.length() > MOST) {
            throw new IllegalArgumentException("All that is told of one profile has at most " + MOST + " characters.");
        }
        return text;
    }

    public @Nullable String text(Fact fact) {
        return texts.get(fact.name());
    }

    /// What comes later counts, also in one instant.
    ToldFacts with(ProfilePatch patch, Instant now) {
        var texts = new LinkedHashMap<>(this.texts);
        patch.facts().forEach((fact, text) -> put(texts, fact.name(), text));
        var location = new LinkedHashMap<>(this.location);
        if (patch.location() == null) {
            location.clear();
        } else {
            patch.location().forEach((name, value) -> put(location, name, value));
        }
        var properties = new LinkedHashMap<>(this.properties);
        patch.properties().forEach((name, value) -> put(properties, name, value));
        patch.append().forEach((name, values) -> append(properties, name, values));
        patch.unappend().forEach((name, values) -> unappend(properties, name, values));
        patch.unset().forEach(properties::remove);
        var later = now.isAfter(updatedAt) ? now : updatedAt.plusMillis(1);
        return new ToldFacts(createdAt, later, texts, location, properties);
    }

    /// Whether all of a patch is told already.
    boolean says(ProfilePatch patch) {
        var told = with(patch, updatedAt);
        return told.texts.equals(texts)
                && plain(told.location).equals(plain(location))
                && plain(told.properties).equals(plain(properties));
    }

    /// A number is the same however it was read, wherever it stands.
    private static Object plain(Object value) {
        return switch (value) {
            case Collection<?> all ->
                all.stream().map(each -> each == null ? "" : plain(each)).toList();
            case Map<?, ?> map -> {
                var plain = new LinkedHashMap<Object, Object>();
                map.forEach((name, each) -> plain.put(String.valueOf(name), each == null ? "" : plain(each)));
                yield plain;
            }
            default -> compared(value);
        };
    }

    /// The same patch for what was told under one name only: what it adds to lists, or takes out of them, counts from
    /// the lists that all names together have.
    ProfilePatch settled(ProfilePatch patch) {
        var lists = new LinkedHashMap<>(properties);
        patch.append().forEach((name, values) -> append(lists, name, values));
        patch.unappend().forEach((name, values) -> unappend(lists, name, values));
        var settled = new LinkedHashMap<String, @Nullable Object>(patch.properties());
        Stream.of(patch.append(), patch.unappend())
                .flatMap(named -> named.keySet().stream())
                .filter(name -> !settled.containsKey(name) && lists.containsKey(name))
                .forEach(name -> settled.put(name, lists.get(name)));
        return new ProfilePatch(patch.facts(), patch.location(), settled, Map.of(), Map.of(), patch.unset());
    }

    /// What of a patch tells something of which nothing was told.
    ProfilePatch missing(ProfilePatch patch) {
        var facts = new EnumMap<Fact, @Nullable String>(Fact.class);
        patch.facts().forEach((fact, text) -> {
            if (!texts.containsKey(fact.name())) {
                facts.put(fact, text);
            }
        });
        return new ProfilePatch(
                facts,
                patch.location() == null ? Map.of() : without(patch.location(), location),
                without(patch.properties(), properties),
                without(patch.append(), properties),
                Map.of(),
                List.of());
    }

    private static <V extends @Nullable Object> Map<String, V> without(Map<String, V> values, Map<String, ?> told) {
        var left = new LinkedHashMap<>(values);
        left.keySet().removeAll(told.keySet());
        return left;
    }

    private static <V> void put(Map<String, V> values, String name, @Nullable V value) {
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }

    /// Each value stands in a list once. What was no list becomes one.
    private static void append(Map<String, Object> properties, String name, List<Object> values) {
        var list = list(properties.get(name));
        var there = list.stream().map(ToldFacts::compared).collect(Collectors.toCollection(HashSet::new));
        values.stream().filter(value -> there.add(compared(value))).forEach(list::add);
        properties.put(name, list);
    }

    private static void unappend(Map<String, Object> properties, String name, List<Object> values) {
        if (properties.containsKey(name)) {
            var list = list(properties.get(name));
            var gone = values.stream().map(ToldFacts::compared).collect(Collectors.toSet());
            list.removeIf(value -> gone.contains(compared(value)));
            properties.put(name, list);
        }
    }

    /// A number is the same however it was read.
    private static Object compared(Object value) {
        return value instanceof Number ? new BigDecimal(value.toString()).stripTrailingZeros() : value;
    }

    private static List<Object> list(@Nullable Object value) {
        return switch (value) {
            case null -> new ArrayList<>();
            case Collection<?> all -> new ArrayList<>(all);
            case Object one -> new ArrayList<>(List.of(one));
        };
    }
}
