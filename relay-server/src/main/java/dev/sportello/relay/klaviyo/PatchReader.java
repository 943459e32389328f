package dev.sportello.relay.klaviyo;

import dev.sportello.relay.customer.ProfilePatch;
import dev.sportello.relay.customer.ProfilePatch.Fact;
import dev.sportello.relay.http.ApiRefused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads what a profile's resource changes: a field that is null takes a fact away, one that is not there leaves it.
///
/// @param attributes of the resource
record PatchReader(JsonPart resource, JsonPart attributes) {
    private static final int LONGEST = 1_000;
    private static final int MOST_NESTING = 10;
    private static final Map<String, Fact> FACTS = Map.of(
            "first_name", Fact.FIRST_NAME,
            "last_name", Fact.LAST_NAME,
            "locale", Fact.LANGUAGE,
            "organization", Fact.ORGANIZATION,
            "title", Fact.TITLE,
            "image", Fact.IMAGE);

    /// @param email as it is kept
    /// @param phone as it is kept
    ProfilePatch patch(@Nullable String email, @Nullable String phone) throws ApiRefused {
        var facts = new EnumMap<Fact, @Nullable String>(Fact.class);
        for (var fact : FACTS.entrySet()) {
            if (attributes.has(fact.getKey())) {
                facts.put(fact.getValue(), attributes.at(fact.getKey()).text(most(fact.getValue())));
            }
        }
        if (attributes.has("email")) {
            facts.put(Fact.EMAIL, email);
        }
        if (attributes.has("phone_number")) {
            facts.put(Fact.PHONE, phone);
        }
        var changes = changes();
        return new ProfilePatch(
                facts,
                location(),
                properties(attributes.at("properties")),
                lists(changes.at("append")),
                lists(changes.at("unappend")),
                unset(changes.at("unset")));
    }

    private static int most(Fact fact) {
        return fact == Fact.LANGUAGE ? 35 : LONGEST;
    }

    /// The API has had it in both places.
    private JsonPart changes() throws ApiRefused {
        for (var meta : List.of(resource.at("meta"), attributes.at("meta"))) {
            if (!meta.isNull() && !meta.at("patch_properties").isNull()) {
                return meta.at("patch_properties");
            }
        }
        return new JsonPart(Map.of(), resource.pointer() + "/meta/patch_properties");
    }

    private @Nullable Map<String, @Nullable Object> location() throws ApiRefused {
        if (!attributes.has("location")) {
            return Map.of();
        }
        var location = attributes.at("location");
        if (location.isNull()) {
            return null;
        }
        var kept = new LinkedHashMap<String, @Nullable Object>();
        for (var field : location.object().keySet()) {
            var part = location.at(field);
            kept.put(field, part.id(LONGEST));
        }
        return kept;
    }

    /// @throws ApiRefused where they nest deeper than ten levels
    static Map<String, @Nullable Object> properties(JsonPart part) throws ApiRefused {
        if (part.isNull()) {
            return Map.of();
        }
        for (var name : part.object().keySet()) {
            if (depth(part.at(name).value()) > MOST_NESTING) {
                throw part.at(name).refused("This nests deeper than " + MOST_NESTING + " levels.");
            }
        }
        return part.object();
    }

    private static int depth(@Nullable Object value) {
        var inner = switch (value) {
            case Map<?, ?> map -> map.values();
            case Collection<?> list -> list;
            case null, default -> null;
        };
        return inner == null
                ? 0
                : 1 + inner.stream().mapToInt(PatchReader::depth).max().orElse(0);
    }

    private static Map<String, List<Object>> lists(JsonPart part) throws ApiRefused {
        var lists = new LinkedHashMap<String, List<Object>>();
        if (!part.isNull()) {
            for (var name : part.object().keySet()) {
                lists.put(name, simple(part.at(name)));
            }
        }
        return lists;
    }

    /// A simple value, or several.
    private static List<Object> simple(JsonPart part) throws ApiRefused {
        var values = part.value() instanceof List<?> ? part.list() : List.of(part);
        var simple = new ArrayList<Object>();
        for (var value : values) {
            if (value.value() instanceof Map<?, ?> || value.value() instanceof Collection<?> || value.isNull()) {
                throw value.refused("This is a simple value, or an array of such.");
            }
            simple.add(Objects.requireNonNull(value.value()));
        }
        return simple;
    }

    private static List<String> unset(JsonPart part) throws ApiRefused {
        var names = new ArrayList<String>();
        if (!part.isNull()) {
            for (var name : part.value() instanceof List<?> ? part.list() : List.of(part)) {
                names.add(Objects.requireNonNullElse(name.text(LONGEST), ""));
            }
        }
        return names;
    }
}
