package dev.sportello.relay.klaviyo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object of a document that this program has written itself: what is missing is empty. Immutable.
record JsonObject(Map<?, ?> fields) {
    private static final String REFERENCE = "$ref";

    static JsonObject of(@Nullable Object value) {
        return new JsonObject(value instanceof Map<?, ?> map ? map : Map.of());
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    @Nullable
    Object get(String name) {
        return fields.get(name);
    }

    String text(String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    JsonObject object(String name) {
        return of(fields.get(name));
    }

    /// The objects in it by their names, in their order.
    Map<String, JsonObject> objects() {
        var objects = new LinkedHashMap<String, JsonObject>();
        fields.forEach((name, value) -> objects.put(String.valueOf(name), of(value)));
        return objects;
    }

    List<JsonObject> list(String name) {
        return values(name).stream().map(JsonObject::of).toList();
    }

    /// The values of a list, or the only one that stands in its place.
    Collection<?> values(String name) {
        return switch (fields.get(name)) {
            case Collection<?> list -> list;
            case null -> List.of();
            case Object one -> List.of(one);
        };
    }

    /// What an object refers to within this document (RFC 6901), or itself.
    JsonObject followed(JsonObject object) {
        if (!object.has(REFERENCE)) {
            return object;
        }
        var place = this;
        for (var name :
                new ArrayList<>(List.of(object.text(REFERENCE).substring(2).split("/")))) {
            place = place.object(name);
        }
        return followed(place);
    }
}
