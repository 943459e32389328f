package dev.sportello.relay.klaviyo;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An example as people read JSON: a line for each value.
final class ExampleText {
    private static final String STEP = "  ";

    static String of(@Nullable Object value) {
        return of(value, "\n");
    }

    private static String of(@Nullable Object value, String line) {
        return switch (value) {
            case Map<?, ?> object
            when !object.isEmpty() ->
                object.entrySet().stream()
                        .map(field -> quoted(String.valueOf(field.getKey())) + ": " + of(field.getValue(), line + STEP))
                        .collect(Collectors.joining("," + line + STEP, "{" + line + STEP, line + "}"));
            case Map<?, ?> _ -> "{}";
            case Collection<?> list
            when !list.isEmpty() ->
                list.stream()
                        .map(one -> of(one, line + STEP))
                        .collect(Collectors.joining("," + line + STEP, "[" + line + STEP, line + "]"));
            case Collection<?> _ -> "[]";
            case String text -> quoted(text);
            case null -> "null";
            default -> value.toString();
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private ExampleText() {}
}
