package dev.sportello.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.sportello.model.AgentId;
import dev.sportello.model.ApiKeyId;
import dev.sportello.model.EventId;
import dev.sportello.model.MergeId;
import dev.sportello.model.MessageId;
import dev.sportello.model.OrderId;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.model.WebhookId;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// Ids on the wire: a ticket's number as a JSON number, every other id as the text of a UUID (RFC 9562).
@NullUnmarked
final class Ids {

    static SimpleModule module() {
        var module = new SimpleModule("ids");
        uuid(module, AgentId.class, AgentId::value, AgentId::new);
        uuid(module, ApiKeyId.class, ApiKeyId::value, ApiKeyId::new);
        uuid(module, CommandId.class, CommandId::value, CommandId::new);
        uuid(module, EventId.class, EventId::value, EventId::new);
        uuid(module, MergeId.class, MergeId::value, MergeId::new);
        uuid(module, MessageId.class, MessageId::value, MessageId::new);
        uuid(module, OrderId.class, OrderId::value, OrderId::new);
        uuid(module, ProfileId.class, ProfileId::value, ProfileId::new);
        uuid(module, WebhookId.class, WebhookId::value, WebhookId::new);
        uuid(module, UUID.class, Function.identity(), Function.identity());
        module.addSerializer(TicketId.class, new StdSerializer<>(TicketId.class) {
            @Override
            public void serialize(TicketId id, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeNumber(id.number());
            }
        });
        module.addDeserializer(TicketId.class, new StdDeserializer<>(TicketId.class) {
            @Override
            public TicketId deserialize(JsonParser json, DeserializationContext context) throws IOException {
                if (!json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                    return (TicketId) context.handleUnexpectedToken(TicketId.class, json);
                }
                return new TicketId(json.getLongValue());
            }
        });
        return module;
    }

    private static <T> void uuid(SimpleModule module, Class<T> type, Function<T, UUID> value, Function<UUID, T> make) {
        module.addSerializer(type, new StdSerializer<>(type) {
            @Override
            public void serialize(T id, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(value.apply(id).toString());
            }
        });
        module.addDeserializer(type, new StdDeserializer<>(type) {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                var uuid = json.hasToken(JsonToken.VALUE_STRING) ? parse(json.getText()) : null;
                return uuid != null
                        ? make.apply(uuid)
                        : type.cast(context.handleWeirdStringValue(type, json.getText(), "not a UUID"));
            }
        });
    }

    /// The UUID of a text in its one form, in letters of either case; null for any other. `UUID.fromString` also takes
    /// "1-1-1-1-1": two texts for one id would defeat idempotency.
    static @Nullable UUID parse(String text) {
        try {
            var uuid = UUID.fromString(text);
            return uuid.toString().equalsIgnoreCase(text) ? uuid : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Ids() {}
}
