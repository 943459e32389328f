package dev.sportello.relay.klaviyo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A schema of the description as rows of a table: a line for each field, with the path that leads to it.
/// Immutable.
///
/// @param document the whole description, to which references lead
record DescribedSchema(JsonObject document) {
    /// What limits a value, as it is shown.
    private static final List<String> LIMITS =
            List.of("const", "enum", "format", "maxLength", "minItems", "maxItems", "maxProperties");

    /// @param name such as `data.attributes.email`; what follows `[]` is within a list
    record Field(String name, String type, boolean required, String about) {}

    List<Field> fields(JsonObject schema) {
        var fields = new ArrayList<Field>();
        collect("", schema, fields);
        return fields;
    }

    private void collect(String path, JsonObject given, List<Field> fields) {
        var schema = resolved(given);
        for (var part : schema.list("allOf")) {
            collect(path, part, fields);
        }
        var required = required(schema);
        schema.object("properties").objects().forEach((name, property) -> {
            var at = path.isEmpty() ? name : path + "." + name;
            var resolved = resolved(property);
            if (fields.stream().noneMatch(field -> field.name.equals(at))) {
                fields.add(new Field(at, type(resolved), required.contains(name), about(resolved)));
            }
            collect(at, resolved, fields);
        });
        if (schema.has("items")) {
            collect(path + "[]", schema.object("items"), fields);
        }
    }

    private static Set<String> required(JsonObject schema) {
        var names = new LinkedHashSet<String>();
        schema.values("required").forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    private JsonObject resolved(JsonObject schema) {
        return document.followed(schema);
    }

    private static String type(JsonObject schema) {
        var types = new ArrayList<String>();
        schema.values("type").forEach(type -> types.add(String.valueOf(type)));
        if (types.isEmpty()) {
            return schema.has("properties") || schema.has("allOf") ? "object" : "text";
        }
        return String.join(" or ", types);
    }

    private static String about(JsonObject schema) {
        var words = new ArrayList<String>();
        for (var limit : LIMITS) {
            if (schema.has(limit)) {
                words.add(limit + ": " + shown(schema.get(limit)));
            }
        }
        if (schema.has("description")) {
            words.add(schema.text("description"));
        }
        return String.join(" · ", words);
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case Collection<?> list ->
                String.join(", ", list.stream().map(String::valueOf).toList());
            case Map<?, ?> object -> object.keySet().toString();
            case null -> "";
            default -> value.toString();
        };
    }
}
