package dev.sportello.relay.sms;

import dev.sportello.model.Delivery;
import dev.sportello.model.MessageId;
import dev.sportello.model.TicketId;
import dev.sportello.relay.storage.RowTime;
import dev.sportello.wire.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The SQL of the texts that go out.
final class SmsTable {

    static void insert(Handle handle, SmsRow row) {
        handle.createUpdate("""
                insert into sms_message (message, ticket, position, phone, body, state, since)
                values (:message, :ticket, :position, :phone, :body, :state, :since)""")
                .bind("message", row.message().value())
                .bind("ticket", row.ticket())
                .bind("position", row.position())
                .bind("phone", row.phone())
                .bind("body", row.body())
                .bind("state", Names.of(row.state()))
                .bind("since", row.since())
                .execute();
    }

    static Optional<SmsRow> find(Handle handle, MessageId message) {
        return handle.createQuery("""
                select message, ticket, position, phone, body, state, sid, attempt_at, since
                from sms_message where message = :message""")
                .bind("message", message.value())
                .map((row, _) -> row(row))
                .findOne();
    }

    static Optional<SmsRow> bySid(Handle handle, String sid) {
        return handle.createQuery("""
                select message, ticket, position, phone, body, state, sid, attempt_at, since
                from sms_message where sid = :sid""")
                .bind("sid", sid)
                .map((row, _) -> row(row))
                .findFirst();
    }

    private static SmsRow row(ResultSet row) throws SQLException {
        return new SmsRow(
                new MessageId(row.getObject("message", UUID.class)),
                new TicketId(row.getLong("ticket")),
                row.getLong("position"),
                row.getString("phone"),
                row.getString("body"),
                Names.read(Delivery.State.class, row.getString("state")),
                row.getString("sid"),
                RowTime.orNull(row, "attempt_at"),
                RowTime.of(row, "since"));
    }

    /// Whether a text that was decided earlier in the same ticket still waits: no later one overtakes it.
    static boolean waitsForEarlier(Handle handle, SmsRow row) {
        return handle.createQuery("""
                select message from sms_message
                where ticket = :ticket and state = :queued and position < :position
                order by ticket, state, position limit 1""")
                .bind("ticket", row.ticket())
                .bind("queued", Names.of(Delivery.State.QUEUED))
                .bind("position", row.position())
                .mapTo(UUID.class)
                .findOne()
                .isPresent();
    }

    /// Notes that a text is being handed to the gateway.
    ///
    /// @param before when it was last, as it was read: whoever has read the same has got there first
    /// @param at null: it has not arrived there
    /// @return false if somebody else hands it over, or something has become of it
    static boolean attempt(Handle handle, MessageId message, @Nullable Instant before, @Nullable Instant at) {
        return handle.createUpdate("""
                update sms_message set attempt_at = :at
                where message = :message and state = :queued and attempt_at is not distinct from :before""")
                        .bind("at", at)
                        .bind("message", message.value())
                        .bind("queued", Names.of(Delivery.State.QUEUED))
                        .bind("before", before)
                        .execute()
                == 1;
    }

    /// What is known of it now. Until it is delivered it may have to be sent again: so long its body is kept.
    static void update(Handle handle, MessageId message, Delivery.State state, @Nullable String sid) {
        handle.createUpdate("""
                update sms_message set state = :state, sid = coalesce(:sid, sid), attempt_at = null,
                    body = case when :forgets then null else body end
                where message = :message""")
                .bind("state", Names.of(state))
                .bind("sid", sid)
                .bind("forgets", state == Delivery.State.DELIVERED)
                .bind("message", message.value())
                .execute();
    }

    /// It is to be sent once more. The gateway's name of the earlier attempt stays until there is another: what is
    /// still told of that one is known by it.
    static void again(Handle handle, MessageId message, long position, Instant now) {
        handle.createUpdate("""
                update sms_message set state = :queued, attempt_at = null, position = :position, since = :now
                where message = :message""")
                .bind("queued", Names.of(Delivery.State.QUEUED))
                .bind("position", position)
                .bind("now", now)
                .bind("message", message.value())
                .execute();
    }

    /// Forgets what was texted in a ticket.
    static void erase(Handle handle, TicketId ticket) {
        handle.createUpdate("delete from sms_message where ticket = :ticket")
                .bind("ticket", ticket)
                .execute();
    }

    private SmsTable() {}
}
