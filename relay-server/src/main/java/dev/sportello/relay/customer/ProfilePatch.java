package dev.sportello.relay.customer;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a system of the shop tells of a profile: what is not in it stays as it is, and null takes it away. Immutable.
///
/// @param facts texts
/// @param location such as `city`; null to take all of it away
/// @param properties values of JSON: texts, numbers, booleans, lists and maps of them
/// @param append added to the lists that the properties hold
/// @param unappend taken out of the lists that the properties hold
/// @param unset properties that go
public record ProfilePatch(
        Map<Fact, @Nullable String> facts,
        @Nullable Map<String, @Nullable Object> location,
        Map<String, @Nullable Object> properties,
        Map<String, List<Object>> append,
        Map<String, List<Object>> unappend,
        List<String> unset) {
    public static final ProfilePatch NOTHING =
            new ProfilePatch(new EnumMap<>(Fact.class), Map.of(), Map.of(), Map.of(), Map.of(), List.of());

    public ProfilePatch {
        var copy = new EnumMap<Fact, @Nullable String>(Fact.class);
        copy.putAll(facts);
        facts = Collections.unmodifiableMap(copy);
        location = location == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(location));
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        append = Map.copyOf(append);
        unappend = Map.copyOf(unappend);
        unset = List.copyOf(unset);
    }

    /// What is told as one text. In the order of the constants' names on the wire of whoever asks.
    public enum Fact {
        FIRST_NAME,
        LAST_NAME,
        EMAIL,
        PHONE,
        LANGUAGE,
        ORGANIZATION,
        TITLE,
        IMAGE
    }

    boolean isEmpty() {
        return equals(NOTHING);
    }

    boolean concerns(Fact... all) {
        return List.of(all).stream().anyMatch(facts::containsKey);
    }
}
