package dev.sportello.relay.storage;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.ApiKeyId;
import dev.sportello.model.Event;
import dev.sportello.model.EventId;
import dev.sportello.model.MergeId;
import dev.sportello.model.MessageId;
import dev.sportello.model.Order;
import dev.sportello.model.OrderId;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Role;
import dev.sportello.model.TicketId;
import dev.sportello.model.Webhook;
import dev.sportello.model.WebhookFailure;
import dev.sportello.model.WebhookId;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.Names;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.argument.NullArgument;

/// How the model's ids and times stand in a row: ids as `uuid` or `bigint`, times as `timestamp(3) with time zone`.
///
/// Jdbi would bind an [Instant] as a `java.sql.Timestamp`, which H2 reads in the machine's zone: an hour off in the
/// hour that a clock change repeats.
final class TypedValues {

    static void register(Jdbi jdbi) {
        jdbi.registerArrayType(UUID.class, "uuid");
        jdbi.registerArrayType(Long.class, "bigint");
        jdbi.registerArgument(
                of(Instant.class, Types.TIMESTAMP_WITH_TIMEZONE, at -> OffsetDateTime.ofInstant(at, ZoneOffset.UTC)));
        jdbi.registerColumnMapper(Instant.class, (row, column, _) -> {
            var at = row.getObject(column, OffsetDateTime.class);
            return at == null ? null : at.toInstant();
        });
        uuid(jdbi, AgentId.class, AgentId::value, AgentId::new);
        uuid(jdbi, ApiKeyId.class, ApiKeyId::value, ApiKeyId::new);
        uuid(jdbi, CommandId.class, CommandId::value, CommandId::new);
        uuid(jdbi, EventId.class, EventId::value, EventId::new);
        uuid(jdbi, MergeId.class, MergeId::value, MergeId::new);
        uuid(jdbi, MessageId.class, MessageId::value, MessageId::new);
        uuid(jdbi, OrderId.class, OrderId::value, OrderId::new);
        uuid(jdbi, ProfileId.class, ProfileId::value, ProfileId::new);
        uuid(jdbi, WebhookId.class, WebhookId::value, WebhookId::new);
        word(jdbi, Role.class);
        word(jdbi, Agent.Standing.class);
        word(jdbi, Event.Kind.class);
        word(jdbi, Order.State.class);
        word(jdbi, Webhook.Topic.class);
        word(jdbi, WebhookFailure.class);
        jdbi.registerArgument(of(TicketId.class, Types.BIGINT, TicketId::number));
        jdbi.registerColumnMapper(TicketId.class, (row, column, _) -> {
            var number = row.getLong(column);
            return row.wasNull() ? null : new TicketId(number);
        });
    }

    private static <T> void uuid(Jdbi jdbi, Class<T> type, Function<T, UUID> value, Function<UUID, T> make) {
        jdbi.registerArgument(of(type, Types.OTHER, value::apply));
        jdbi.registerColumnMapper(type, (row, column, _) -> {
            var id = row.getObject(column, UUID.class);
            return id == null ? null : make.apply(id);
        });
    }

    /// A constant stands in its column by its name on the wire.
    private static <T> void word(Jdbi jdbi, Class<T> type) {
        jdbi.registerColumnMapper(type, (row, column, _) -> {
            var name = row.getString(column);
            return name == null ? null : Names.read(type, name);
        });
    }

    private static <T> ArgumentFactory.Preparable of(Class<T> type, int sqlType, Function<T, Object> value) {
        return (bound, _) -> bound == type
                ? Optional.of(it -> it == null
                        ? new NullArgument(sqlType)
                        : (position, statement, _) -> statement.setObject(position, value.apply(type.cast(it))))
                : Optional.empty();
    }

    private TypedValues() {}
}
