package dev.sportello.relay.klaviyo;

import dev.sportello.relay.http.ApiRefused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value of a body, and where in it that stands: so that a refusal points to it. Immutable.
///
/// @param value as of [dev.sportello.wire.JsonTree]
/// @param pointer RFC 6901; empty for the whole body
record JsonPart(@Nullable Object value, String pointer) {

    ApiRefused refused(String detail) {
        return ApiRefused.invalid(detail, pointer.isEmpty() ? "/" : pointer);
    }

    boolean isNull() {
        return value == null;
    }

    /// Whether this object has the field, be it null.
    boolean has(String field) throws ApiRefused {
        return map().containsKey(field);
    }

    /// A field of this object; its value is null where there is none.
    JsonPart at(String field) throws ApiRefused {
        return new JsonPart(
                map().get(field), pointer + "/" + field.replace("~", "~0").replace("/", "~1"));
    }

    /// The field with that name, which has to be there.
    JsonPart required(String field) throws ApiRefused {
        var part = at(field);
        if (part.isNull()) {
            throw part.refused("The field \"" + field + "\" is required.");
        }
        return part;
    }

    /// A resource of JSON:API of that type: what stands in its field `data`.
    JsonPart resource(String type) throws ApiRefused {
        return required("data").ofType(type);
    }

    JsonPart ofType(String type) throws ApiRefused {
        var named = required("type");
        if (!type.equals(named.value)) {
            throw named.refused("The type is \"" + type + "\".");
        }
        return this;
    }

    /// @throws ApiRefused where it is no object, or null
    Map<String, @Nullable Object> object() throws ApiRefused {
        var object = new LinkedHashMap<String, @Nullable Object>();
        map().forEach((name, field) -> object.put(String.valueOf(name), field));
        return object;
    }

    private Map<?, ?> map() throws ApiRefused {
        if (!(value instanceof Map<?, ?> map)) {
            throw refused("This is an object.");
        }
        return map;
    }

    List<JsonPart> list() throws ApiRefused {
        if (!(value instanceof List<?> all)) {
            throw refused("This is an array.");
        }
        var parts = new ArrayList<JsonPart>();
        for (var one : all) {
            parts.add(new JsonPart(one, pointer + "/" + parts.size()));
        }
        return parts;
    }

    /// @param most units of UTF-16
    @Nullable
    String text(int most) throws ApiRefused {
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            throw refused("This is a string.");
        }
        if (text.length() > most) {
            throw refused("This has at most " + most + " characters.");
        }
        return text;
    }

    /// A text, or a number as one: what ids are.
    @Nullable
    String id(int most) throws ApiRefused {
        return value instanceof BigDecimal number ? number.toPlainString() : text(most);
    }

    @Nullable
    BigDecimal number() throws ApiRefused {
        if (value == null || value instanceof BigDecimal) {
            return (BigDecimal) value;
        }
        throw refused("This is a number.");
    }
}
