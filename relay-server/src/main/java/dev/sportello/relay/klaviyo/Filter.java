package dev.sportello.relay.klaviyo;

import dev.sportello.relay.http.ApiRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a request for resources names them by: `equals(email,"maria@example.com")`, or
/// `any(id,["…","…"])`. Immutable.
///
/// @param values at least one
record Filter(String field, List<String> values) {
    static final int MOST = 100;

    private static final String QUOTED = "(?:\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+')";
    private static final Pattern FILTER = Pattern.compile(
            "\\s*+(?:equals\\((?<field>[a-z_]++),\\s*+(?<value>" + QUOTED + ")\\s*+\\)"
                    + "|any\\((?<fields>[a-z_]++),\\s*+\\[\\s*+(?<values>" + QUOTED + "(?:\\s*+,\\s*+" + QUOTED
                    + ")*+)\\s*+]\\s*+\\))\\s*+",
            Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile(QUOTED, Pattern.DOTALL);

    Filter {
        values = List.copyOf(values);
    }

    /// @param text of the query; null: there is none
    /// @param fields that can be asked by
    static Filter read(@Nullable String text, Set<String> fields) throws ApiRefused {
        var match = FILTER.matcher(text == null ? "" : text);
        if (!match.matches()) {
            throw refused(fields);
        }
        var field = Objects.requireNonNullElse(match.group("field"), match.group("fields"));
        var values = new ArrayList<String>();
        VALUE.matcher(Objects.requireNonNullElse(match.group("value"), match.group("values")))
                .results()
                .forEach(quoted -> values.add(unquoted(quoted.group())));
        if (!fields.contains(field) || values.size() > MOST) {
            throw refused(fields);
        }
        return new Filter(field, values);
    }

    private static String unquoted(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    private static ApiRefused refused(Set<String> fields) {
        return ReadHandlers.invalid(
                "The parameter \"filter\" is equals(FIELD,\"VALUE\") or any(FIELD,[\"VALUE\",…]) with" + " at most "
                        + MOST + " values, by one of: " + String.join(", ", fields) + ".");
    }
}
