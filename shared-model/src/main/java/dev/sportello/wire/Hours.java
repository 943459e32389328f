package dev.sportello.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/// Office hours on the wire: a day is the array of its ranges, and a time is `09:00`, hours and minutes of ISO 8601.
/// The end of a day is `00:00`.
@NullUnmarked
final class Hours {

    static SimpleModule module() {
        var module = new SimpleModule("hours");
        module.addSerializer(DayHours.class, new StdSerializer<>(DayHours.class) {
            @Override
            public void serialize(DayHours day, JsonGenerator json, SerializerProvider provider) throws IOException {
                provider.defaultSerializeValue(day.ranges(), json);
            }
        });
        module.addDeserializer(DayHours.class, new StdDeserializer<>(DayHours.class) {
            @Override
            public DayHours deserialize(JsonParser json, DeserializationContext context) throws IOException {
                var list = context.getTypeFactory().constructCollectionType(List.class, HoursRange.class);
                List<HoursRange> ranges = context.readValue(json, list);
                if (ranges.contains(null)) {
                    return context.reportInputMismatch(DayHours.class, "a range is null");
                }
                try {
                    return new DayHours(ranges);
                } catch (IllegalArgumentException e) {
                    return (DayHours) context.handleInstantiationProblem(DayHours.class, ranges, e);
                }
            }
        });
        module.addSerializer(LocalTime.class, new StdSerializer<>(LocalTime.class) {
            @Override
            public void serialize(LocalTime time, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(time.toString());
            }
        });
        module.addDeserializer(LocalTime.class, new StdDeserializer<>(LocalTime.class) {
            @Override
            public LocalTime deserialize(JsonParser json, DeserializationContext context) throws IOException {
                // Jackson's own also takes a whole date with time, and an array of numbers.
                if (!json.hasToken(JsonToken.VALUE_STRING) || json.getText().length() != 5) {
                    return (LocalTime) context.handleWeirdStringValue(LocalTime.class, json.getText(), "not HH:mm");
                }
                try {
                    return LocalTime.parse(json.getText());
                } catch (DateTimeException e) {
                    return (LocalTime) context.handleWeirdStringValue(LocalTime.class, json.getText(), "no such time");
                }
            }
        });
        return module;
    }

    private Hours() {}
}
