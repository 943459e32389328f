package dev.sportello.relay.ticket;

import dev.sportello.model.AgentId;
import dev.sportello.model.Channel;
import dev.sportello.model.Message;
import dev.sportello.model.Party;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The SQL of `ticket`. Immutable and thread-safe.
final class TicketTable {
    private static final long BEFORE_THE_FIRST = 1_000;

    private final Codec codec;

    TicketTable(Codec codec) {
        this.codec = codec;
    }

    @Nullable
    Ticket find(Handle handle, TicketId ticket) {
        return handle.createQuery("select * from ticket where number = :number")
                .bind("number", ticket)
                .map((row, _) -> ticket(row))
                .findOne()
                .orElse(null);
    }

    @Nullable
    Ticket live(Handle handle, ProfileId profile, Channel channel) {
        return handle.createQuery("select * from ticket where live_profile = :profile and channel = :channel")
                .bind("profile", profile)
                .bind("channel", Names.of(channel))
                .map((row, _) -> ticket(row))
                .findOne()
                .orElse(null);
    }

    long countLive(Handle handle) {
        return handle.createQuery("select count(*) from ticket where live_profile is not null")
                .mapTo(Long.class)
                .one();
    }

    /// Live tickets below a number, the highest number first.
    List<Ticket> live(Handle handle, long before, int limit) {
        return handle.createQuery("""
                select * from ticket where number < :before and live_profile is not null
                order by number desc limit :limit""")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> ticket(row))
                .list();
    }

    List<Ticket> page(Handle handle, Status.Kind status, long before, int limit) {
        return handle.createQuery("""
                select * from ticket where status = :status and sequence < :before
                order by sequence desc limit :limit""")
                .bind("status", Names.of(status))
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> ticket(row))
                .list();
    }

    /// Snoozed tickets whose time has come, the longest overdue first.
    List<TicketId> due(Handle handle, Instant now, int limit) {
        return handle.createQuery("""
                select number from ticket where snoozed_until <= :now and status = 'snoozed'
                order by snoozed_until, number limit :limit""")
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(TicketId.class)
                .list();
    }

    /// The live tickets of one agent.
    List<TicketId> assigned(Handle handle, AgentId agent) {
        return handle.createQuery(
                        "select number from ticket where assignee = :agent and live_profile is not null order by number")
                .bind("agent", agent)
                .mapTo(TicketId.class)
                .list();
    }

    long lastNumber(Handle handle) {
        return handle.createQuery("select coalesce(max(number), :none) from ticket")
                .bind("none", BEFORE_THE_FIRST)
                .mapTo(Long.class)
                .one();
    }

    void insert(Handle handle, Collection<Ticket> tickets) {
        write(handle, tickets, """
                insert into ticket (number, profile, live_profile, shopper_name, channel, status, snoozed_until,
                    closed_by, closed_at, assignee, opened_at, last_activity_at, last_message, last_reply_at,
                    outside_reply_at, waiting_since,
                    last_shopper_message, delivered_up_to, seen_up_to, seen_at, sequence)
                values (:number, :profile, :liveProfile, :shopperName, :channel, :status, :snoozedUntil,
                    :closedBy, :closedAt, :assignee, :openedAt, :lastActivityAt, :lastMessage, :lastReplyAt,
                    :outsideReplyAt, :waitingSince,
                    :lastShopperMessage, :deliveredUpTo, :seenUpTo, :seenAt, :sequence)""", true);
    }

    void update(Handle handle, Collection<Ticket> tickets) {
        write(handle, tickets, """
                update ticket set live_profile = :liveProfile, status = :status, snoozed_until = :snoozedUntil,
                    closed_by = :closedBy, closed_at = :closedAt, assignee = :assignee,
                    last_activity_at = :lastActivityAt, last_message = :lastMessage,
                    last_reply_at = :lastReplyAt, outside_reply_at = :outsideReplyAt, waiting_since = :waitingSince,
                    last_shopper_message = :lastShopperMessage, delivered_up_to = :deliveredUpTo,
                    seen_up_to = :seenUpTo, seen_at = :seenAt, sequence = :sequence
                where number = :number""", false);
    }

    private void write(Handle handle, Collection<Ticket> tickets, String sql, boolean opened) {
        if (tickets.isEmpty()) {
            return;
        }
        try (var batch = handle.prepareBatch(sql)) {
            for (var ticket : tickets) {
                if (opened) {
                    batch.bind("profile", ticket.profile())
                            .bind("shopperName", ticket.shopperName())
                            .bind("channel", Names.of(ticket.channel()))
                            .bind("openedAt", ticket.openedAt());
                }
                bind(batch, ticket);
                bind(batch, ticket.status());
                batch.add();
            }
            var _ = batch.execute();
        }
    }

    private void bind(PreparedBatch batch, Ticket ticket) {
        batch.bind("number", ticket.id())
                .bindByType("liveProfile", ticket.live() ? ticket.profile() : null, ProfileId.class)
                .bindByType("assignee", ticket.assignee(), AgentId.class)
                .bind("lastActivityAt", ticket.lastActivityAt())
                .bind("lastMessage", encoded(ticket.lastMessage()))
                .bindByType("lastReplyAt", ticket.lastReplyAt(), Instant.class)
                .bindByType("outsideReplyAt", ticket.outsideReplyAt(), Instant.class)
                .bindByType("waitingSince", ticket.waitingSince(), Instant.class)
                .bind("lastShopperMessage", ticket.lastShopperMessage())
                .bind("deliveredUpTo", ticket.deliveredUpTo())
                .bind("seenUpTo", ticket.seenUpTo())
                .bindByType("seenAt", ticket.seenAt(), Instant.class)
                .bind("sequence", ticket.sequence());
    }

    private void bind(PreparedBatch batch, Status status) {
        var until = status instanceof Status.Snoozed snoozed ? snoozed.until() : null;
        var closed = status instanceof Status.Closed it ? it : null;
        batch.bind("status", Names.of(status.kind()))
                .bindByType("snoozedUntil", until, Instant.class)
                .bind("closedBy", encoded(closed == null ? null : closed.by()))
                .bindByType("closedAt", closed == null ? null : closed.at(), Instant.class);
    }

    private @Nullable String encoded(@Nullable Object value) {
        return value == null ? null : codec.encode(value);
    }

    private Ticket ticket(ResultSet row) throws SQLException {
        var message = row.getString("last_message");
        var assignee = row.getObject("assignee", UUID.class);
        return new Ticket(
                new TicketId(row.getLong("number")),
                new ProfileId(row.getObject("profile", UUID.class)),
                row.getString("shopper_name"),
                Names.read(Channel.class, row.getString("channel")),
                status(row),
                assignee == null ? null : new AgentId(assignee),
                instant(row, "opened_at"),
                instant(row, "last_activity_at"),
                message == null ? null : codec.stored(message, Message.class),
                nullableInstant(row, "last_reply_at"),
                nullableInstant(row, "outside_reply_at"),
                nullableInstant(row, "waiting_since"),
                row.getLong("last_shopper_message"),
                row.getLong("delivered_up_to"),
                row.getLong("seen_up_to"),
                nullableInstant(row, "seen_at"),
                row.getLong("sequence"));
    }

    private Status status(ResultSet row) throws SQLException {
        return switch (Names.read(Status.Kind.class, row.getString("status"))) {
            case OPEN -> new Status.Open();
            case SNOOZED -> new Status.Snoozed(nullableInstant(row, "snoozed_until"));
            case CLOSED ->
                new Status.Closed(codec.stored(row.getString("closed_by"), Party.class), instant(row, "closed_at"));
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(nullableInstant(row, column), column);
    }

    private static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
