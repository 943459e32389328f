package dev.sportello.relay.webhook;

import dev.sportello.model.WebLink;
import dev.sportello.relay.customer.ReportedTime;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.JsonTree;
import dev.sportello.wire.RefusedFrame;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object of the JSON that a shop system sends. What is missing, null or of another type than asked for, is null:
/// shops run many versions and extensions of such a system. Immutable.
///
/// @param fields as of [JsonTree]
record Payload(Map<?, ?> fields) {
    private static final int MOST_DIGITS = 40;

    /// An order with the most lines has a tenth of them.
    private static final int MOST_VALUES = 100_000;

    /// @throws RefusedFrame if it is no JSON object, or more than anybody sends
    static Payload of(byte[] body) throws RefusedFrame {
        if (JsonTree.read(body, MOST_VALUES) instanceof Map<?, ?> fields) {
            return new Payload(fields);
        }
        throw new RefusedFrame(ErrorKind.MALFORMED, "Send a JSON object as the body.", null);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /// A text, or a whole number as text.
    @Nullable
    String text(String name) {
        return switch (fields.get(name)) {
            case String text -> text;
            case BigDecimal number when number.scale() <= 0 -> number.toPlainString();
            case null, default -> null;
        };
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    /// A number, or a text that is one. A few characters can say a number that fills the memory: such a one is none.
    @Nullable
    BigDecimal number(String name) {
        var number = fields.get(name) instanceof String text ? parsed(text) : fields.get(name);
        return number instanceof BigDecimal told && Math.abs((long) told.scale()) <= MOST_DIGITS ? told : null;
    }

    private static @Nullable BigDecimal parsed(String text) {
        try {
            return text.length() > MOST_DIGITS ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /// A count; 0 where there is none, or it is none.
    int count(String name) {
        var number = number(name);
        return number == null || number.precision() - number.scale() > 9 || number.signum() < 0 ? 0 : number.intValue();
    }

    /// An instant as of [ReportedTime].
    @Nullable
    Instant time(String name) {
        var text = text(name);
        return text == null ? null : ReportedTime.of(text);
    }

    /// A link of the web.
    @Nullable
    URI link(String name) {
        return WebLink.of(text(name));
    }

    /// Empty where there is none.
    Payload object(String name) {
        return new Payload(fields.get(name) instanceof Map<?, ?> object ? object : Map.of());
    }

    /// The objects of a list; null where there is no list.
    @Nullable
    List<Payload> list(String name) {
        return fields.get(name) instanceof List<?> all
                ? all.stream()
                        .filter(Map.class::isInstance)
                        .map(one -> new Payload((Map<?, ?>) one))
                        .toList()
                : null;
    }

    /// The objects of a list; empty where there is no list.
    List<Payload> each(String name) {
        var list = list(name);
        return list == null ? List.of() : list;
    }

    /// The first text of a list.
    @Nullable
    String firstOf(String name) {
        return fields.get(name) instanceof List<?> all && !all.isEmpty() && all.getFirst() instanceof String text
                ? text
                : null;
    }

    /// @throws IllegalArgumentException if it is missing
    String required(String name) {
        var text = text(name);
        if (text == null) {
            throw new IllegalArgumentException("\"" + name + "\" is missing.");
        }
        return text;
    }
}
