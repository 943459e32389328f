package dev.sportello.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// An unmodifiable copy that keeps the order in which the properties came: `Map.copyOf` gives another at each start.
final class Ordered {

    static Map<String, String> copy(Map<String, String> properties) {
        var copy = new LinkedHashMap<String, String>();
        properties.forEach((name, value) ->
                copy.put(Objects.requireNonNull(name, "property"), Objects.requireNonNull(value, "property")));
        return Collections.unmodifiableMap(copy);
    }

    private Ordered() {}
}
