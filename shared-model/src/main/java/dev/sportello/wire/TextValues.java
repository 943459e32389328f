package dev.sportello.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.sportello.colour.Colour;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;

/// What is a text on the wire and more in the program: an instant (`2026-03-01T10:15:30.123Z`) and a duration (`PT3M`)
/// of ISO 8601, an address, a colour (`#176b5b`). Jackson's own readers also take numbers, whose unit nobody
/// knows.
@NullUnmarked
final class TextValues {

    static SimpleModule module() {
        var module = new SimpleModule("texts");
        text(module, Instant.class, TextValues::instant);
        text(module, Duration.class, Duration::parse);
        text(module, URI.class, URI::create);
        text(module, Colour.class, Colour::parse);
        module.addSerializer(Colour.class, ToStringSerializer.instance);
        return module;
    }

    /// @throws DateTimeException also for a time with another offset than `Z`
    private static Instant instant(String text) {
        if (!text.endsWith("Z")) {
            throw new DateTimeException("not in UTC");
        }
        return Instant.parse(text);
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
        module.addDeserializer(type, new StdDeserializer<>(type) {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                if (!json.hasToken(JsonToken.VALUE_STRING)) {
                    return type.cast(context.handleUnexpectedToken(type, json));
                }
                try {
                    return parse.apply(json.getText());
                } catch (DateTimeException | IllegalArgumentException e) {
                    return type.cast(context.handleWeirdStringValue(type, json.getText(), "of another form"));
                }
            }
        });
    }

    private TextValues() {}
}
