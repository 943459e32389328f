package dev.sportello.relay.shopper;

import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The claims of a token (RFC 7519, section 4), each of the type that the standard gives it. Nothing is converted: a
/// customer id that is a JSON number has lost digits before anybody reads it, and two shoppers would be one.
///
/// @param values as a JSON parser gives them
record Claims(Map<String, @Nullable Object> values) {
    /// The year 5138 in seconds, and 1973 in milliseconds: who writes more has counted the latter, or less than those.
    private static final double MOST_SECONDS = 1e11;

    /// @throws RefusedFrame `token-claim-missing` where it is absent or blank, `token-claim-type`
    String required(String name) throws RefusedFrame {
        var text = text(name);
        if (text == null || text.isBlank()) {
            throw missing(name);
        }
        return text;
    }

    /// @return null where it is absent
    /// @throws RefusedFrame `token-claim-type`
    @Nullable
    String text(String name) throws RefusedFrame {
        return switch (values.get(name)) {
            case null -> null;
            case String text -> text;
            case Object other -> throw notText(name, other);
        };
    }

    /// @return null where it is absent
    /// @throws RefusedFrame `token-claim-type`
    @Nullable
    Boolean flag(String name) throws RefusedFrame {
        return switch (values.get(name)) {
            case null -> null;
            case Boolean flag -> flag;
            case Object other ->
                throw refused(
                        ErrorKind.TOKEN_CLAIM_TYPE,
                        "\"%s\" is %s. Write true or false, without quotes.",
                        name,
                        typeOf(other));
        };
    }

    /// @throws RefusedFrame `token-claim-missing`, `token-time-type`, `token-time-unit`
    Instant requiredTime(String name) throws RefusedFrame {
        var time = time(name);
        if (time == null) {
            throw missing(name);
        }
        return time;
    }

    /// A NumericDate: seconds since 1970, with or without a fraction.
    ///
    /// @return null where it is absent
    /// @throws RefusedFrame `token-time-type`, `token-time-unit`
    @Nullable
    Instant time(String name) throws RefusedFrame {
        return switch (values.get(name)) {
            case null -> null;
            case Number number -> instant(name, number.doubleValue());
            case Object other ->
                throw refused(
                        ErrorKind.TOKEN_TIME_TYPE,
                        "\"%s\" is %s. Write a number: the seconds since 1970, without quotes.",
                        name,
                        typeOf(other));
        };
    }

    /// Whom the token is meant for: one text, or a list of them.
    ///
    /// @throws RefusedFrame `token-claim-missing`, `token-claim-type`
    List<String> audience() throws RefusedFrame {
        var audience = switch (values.get("aud")) {
            case null -> List.<String>of();
            case String one -> List.of(one);
            case List<?> several -> texts(several);
            case Object other -> throw notText("aud", other);
        };
        if (audience.stream().allMatch(String::isBlank)) {
            throw missing("aud");
        }
        return audience;
    }

    private static List<String> texts(List<?> several) throws RefusedFrame {
        for (var one : several) {
            if (!(one instanceof String)) {
                throw notText("aud", one);
            }
        }
        return several.stream().map(String.class::cast).toList();
    }

    private static Instant instant(String name, double seconds) throws RefusedFrame {
        if (Math.abs(seconds) >= MOST_SECONDS) {
            throw refused(
                    ErrorKind.TOKEN_TIME_UNIT,
                    "\"%s\" is not in seconds, but in milliseconds or less. Write seconds since 1970: ten digits.",
                    name);
        }
        return Instant.ofEpochMilli(Math.round(seconds * 1_000));
    }

    private static RefusedFrame missing(String name) {
        return new RefusedFrame(
                ErrorKind.TOKEN_CLAIM_MISSING,
                ErrorKind.TOKEN_CLAIM_MISSING.sentence() + " Missing: " + name + ".",
                null);
    }

    private static RefusedFrame notText(String name, @Nullable Object value) {
        return refused(ErrorKind.TOKEN_CLAIM_TYPE, "\"%s\" is %s. Write a text: a JSON string.", name, typeOf(value));
    }

    private static RefusedFrame refused(ErrorKind error, String sentence, Object... parts) {
        return new RefusedFrame(error, sentence.formatted(parts), null);
    }

    static String typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String _ -> "a text";
            case Number _ -> "a number";
            case Boolean _ -> "true or false";
            case List<?> _ -> "a list";
            case Object _ -> "an object";
        };
    }
}
