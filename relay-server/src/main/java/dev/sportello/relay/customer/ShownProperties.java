package dev.sportello.relay.customer;

import dev.sportello.model.StorableText;
import dev.sportello.model.VisibleText;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Properties of others as people read them: each a name and a line of text. What is longer than anybody reads is
/// cut or left out.
public final class ShownProperties {
    private static final int MOST = 400;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 2_000;

    /// As JSON, each unit may take two.
    private static final int LONGEST_OF_ALL = 45_000;

    private final Map<String, String> shown = new LinkedHashMap<>();
    private int length;

    private ShownProperties() {}

    /// @param properties values of JSON; those whose name begins with `$` are meant for programs
    public static Map<String, String> of(Map<String, ? extends @Nullable Object> properties) {
        var shown = new ShownProperties();
        properties.forEach((name, value) -> {
            if (!name.startsWith("$") && shown.shown.size() < MOST) {
                shown.add(name, value);
            }
        });
        return shown.shown;
    }

    private void add(String name, @Nullable Object value) {
        if (value instanceof Collection<?> all && all.stream().anyMatch(Map.class::isInstance)) {
            var number = 0;
            for (var one : all) {
                number++;
                add(singular(name) + " " + number, text(one));
            }
        } else {
            add(name, text(value));
        }
    }

    private void add(String name, @Nullable String text) {
        var label = StorableText.line(name, LONGEST_NAME);
        var line = StorableText.line(text, LONGEST_TEXT);
        if (label == null || line == null || shown.size() == MOST) {
            return;
        }
        if (length + label.length() + line.length() <= LONGEST_OF_ALL) {
            length += label.length() + line.length();
            shown.put(label, line);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            case Collection<?> all ->
                all.stream().map(ShownProperties::text).filter(Objects::nonNull).collect(Collectors.joining(", "));
            case Map<?, ?> object -> article(object);
            case Object other -> other.toString();
        };
    }

    /// An article by its name and how many there are; anything else field by field.
    private static String article(Map<?, ?> object) {
        var name = first(object, "ProductName", "product_name", "Name", "name", "title");
        if (name != null) {
            var quantity = first(object, "Quantity", "quantity");
            return quantity == null ? name : name + " × " + quantity;
        }
        var fields = new StringJoiner(", ");
        for (var field : object.entrySet()) {
            var text = text(field.getValue());
            if (fields.length() > LONGEST_TEXT) {
                break;
            }
            if (text != null) {
                fields.add(field.getKey() + ": " + text);
            }
        }
        return VisibleText.cut(fields.toString(), LONGEST_TEXT);
    }

    private static @Nullable String first(Map<?, ?> object, String... names) {
        for (var name : names) {
            var text = text(object.get(name));
            if (text != null && !VisibleText.isInvisible(text)) {
                return text;
            }
        }
        return null;
    }

    /// "Item 1" of "Items".
    private static String singular(String name) {
        return name.length() > 1 && name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }
}
