package dev.sportello.wire;

import static java.util.Map.entry;

import dev.sportello.hours.DayHours;
import dev.sportello.model.AgentId;
import dev.sportello.model.ApiKey;
import dev.sportello.model.ApiKeyId;
import dev.sportello.model.Delivery;
import dev.sportello.model.Event;
import dev.sportello.model.EventId;
import dev.sportello.model.MailSecurity;
import dev.sportello.model.MergeId;
import dev.sportello.model.MessageId;
import dev.sportello.model.Order;
import dev.sportello.model.SmsGateway;
import dev.sportello.model.SmtpServer;
import dev.sportello.model.OrderId;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.model.Webhook;
import dev.sportello.model.WebhookFailure;
import dev.sportello.model.WebhookId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the protocol's pages say of one field: a row of a table, or a component of a record in the same words.
///
/// @param required whether nothing is read without it
public record DocumentedField(String name, String type, boolean required) {

    /// The types of the table in `docs/protocol.md`, and those whose names are not the classes'.
    private static final Map<Class<?>, String> TYPES = Map.ofEntries(
            entry(String.class, "text"),
            entry(int.class, "integer"),
            entry(long.class, "integer"),
            entry(BigDecimal.class, "decimal"),
            entry(boolean.class, "boolean"),
            entry(Boolean.class, "boolean"),
            entry(Instant.class, "time"),
            entry(LocalDate.class, "date"),
            entry(LocalTime.class, "time of day"),
            entry(Duration.class, "duration"),
            entry(ZoneId.class, "time zone"),
            entry(URI.class, "address"),
            entry(UUID.class, "UUID"),
            entry(AgentId.class, "UUID"),
            entry(ApiKeyId.class, "UUID"),
            entry(CommandId.class, "UUID"),
            entry(EventId.class, "UUID"),
            entry(MergeId.class, "UUID"),
            entry(MessageId.class, "UUID"),
            entry(OrderId.class, "UUID"),
            entry(ProfileId.class, "UUID"),
            entry(TicketId.class, "ticket number"),
            entry(WebhookId.class, "UUID"),
            entry(Webhook.Topic.class, "topic of a webhook"),
            entry(WebhookFailure.class, "failure of a webhook"),
            entry(DayOfWeek.class, "weekday"),
            entry(Delivery.State.class, "delivery"),
            entry(MailSecurity.class, "security of mail"),
            entry(SmsGateway.class, "SMS gateway"),
            entry(SmtpServer.class, "SMTP server"),
            entry(DayHours.class, "list of hours range"),
            entry(ApiKey.class, "API key"),
            entry(Event.Kind.class, "event"),
            entry(Order.State.class, "state of an order"),
            entry(ErrorName.class, "error"));

    /// Reads a row: the name in backquotes, the type as a word or a link, and whether it is required.
    static DocumentedField ofRow(String row) {
        var cells = ProtocolPage.cells(row);
        var required = switch (cells.get(2)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalStateException("A field is required, \"yes\" or \"no\": " + row);
        };
        return new DocumentedField(
                cells.get(0).replace("`", ""), cells.get(1).replaceAll("\\[([^]]+)]\\([^)]+\\)", "$1"), required);
    }

    /// What the pages have to say of a component.
    public static DocumentedField of(RecordComponent field) {
        var absent = field.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return new DocumentedField(field.getName(), type(field.getGenericType()), !absent);
    }

    private static String type(Type type) {
        return switch (type) {
            case Class<?> plain -> TYPES.getOrDefault(plain, words(plain.getSimpleName()));
            case ParameterizedType list
            when list.getRawType() == List.class -> "list of " + type(list.getActualTypeArguments()[0]);
            case ParameterizedType map
            when Map.class.isAssignableFrom((Class<?>) map.getRawType()) ->
                "object of " + type(map.getActualTypeArguments()[0]) + " → " + type(map.getActualTypeArguments()[1]);
            default -> throw new IllegalStateException("The pages have no word for " + type);
        };
    }

    /// `ReadCursor` is a "read cursor".
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
