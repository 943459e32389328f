package dev.sportello.relay.ticket;

import static java.util.Comparator.comparingLong;

import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Message;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.EntryRef;
import dev.sportello.relay.journal.LogReader;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// The SQL of `ticket`. Immutable and thread-safe.
final class TicketTable {
    private static final int AT_ONCE = 1_000;

    private final Codec codec;
    private final LogReader log;

    TicketTable(Codec codec, LogReader log) {
        this.codec = codec;
        this.log = log;
    }

    @Nullable
    KnownTicket find(Handle handle, TicketId ticket) {
        return one(handle, handle.createQuery("""
                select state, last_message, last_message_row from ticket where number = :number""").bind("number", ticket));
    }

    /// A ticket without its last message, which would have to be read from the log.
    @Nullable
    Ticket bare(Handle handle, TicketId ticket) {
        return handle.createQuery("select state from ticket where number = :number")
                .bind("number", ticket)
                .mapTo(String.class)
                .findOne()
                .map(state -> codec.stored(state, Ticket.class))
                .orElse(null);
    }

    @Nullable
    KnownTicket live(Handle handle, Slot slot) {
        return one(
                handle,
                handle.createQuery("""
                select state, last_message, last_message_row from ticket
                where live_profile = :profile and channel = :channel""").bind("profile", slot.profile()).bind("channel", Names.of(slot.channel())));
    }

    /// Live tickets with a number below one, the highest number first.
    List<Ticket> livePage(Handle handle, long before, int limit) {
        return tickets(handle, handle.createQuery("""
                select state, last_message, last_message_row from ticket where live_number < :before
                order by live_number desc limit :limit""").bind("before", before).bind("limit", limit));
    }

    long countLive(Handle handle) {
        return handle.createQuery("select count(*) from ticket where live_number > 0")
                .mapTo(Long.class)
                .one();
    }

    /// The order by names all columns of the index, or H2 sorts all tickets of the status.
    List<Ticket> page(Handle handle, Status.Kind status, long before, int limit) {
        return tickets(
                handle,
                handle.createQuery("""
                select state, last_message, last_message_row from ticket
                where status = :status and sequence < :before
                order by status desc, sequence desc limit :limit""")
                        .bind("status", Names.of(status))
                        .bind("before", before)
                        .bind("limit", limit));
    }

    /// All tickets of a profile, on every channel.
    List<Ticket> ofProfile(Handle handle, ProfileId profile, long before, int limit) {
        return tickets(
                handle,
                handle.createQuery("""
                select state, last_message, last_message_row from ticket
                where profile = :profile and sequence < :before
                order by profile desc, sequence desc limit :limit""")
                        .bind("profile", profile)
                        .bind("before", before)
                        .bind("limit", limit));
    }

    /// The same of several profiles together. By one query for each: of several at once H2 reads all tickets.
    List<Ticket> ofProfiles(Handle handle, Set<ProfileId> profiles, long before, int limit) {
        return profiles.stream()
                .flatMap(profile -> ofProfile(handle, profile, before, limit).stream())
                .sorted(comparingLong(Ticket::sequence).reversed())
                .limit(limit)
                .toList();
    }

    /// The tickets of a profile on one channel to which something has happened after a sequence number, the last
    /// first.
    List<Ticket> changedAfter(Handle handle, ProfileId profile, Channel channel, long sequence, int limit) {
        return tickets(
                handle,
                handle.createQuery("""
                select state, last_message, last_message_row from ticket
                where profile = :profile and sequence > :sequence and channel = :channel
                order by profile desc, sequence desc limit :limit""")
                        .bind("profile", profile)
                        .bind("channel", Names.of(channel))
                        .bind("sequence", sequence)
                        .bind("limit", limit));
    }

    /// The numbers of all tickets of a profile.
    List<TicketId> allOfProfile(Handle handle, ProfileId profile) {
        return handle.createQuery("select number from ticket where profile = :profile order by profile, sequence")
                .bind("profile", profile)
                .mapTo(TicketId.class)
                .list();
    }

    /// Snoozed tickets whose time has come, the longest overdue first.
    List<TicketId> due(Handle handle, Instant now, int limit) {
        // From a time on, or H2 begins with all that have none.
        return handle.createQuery("""
                select number from ticket where snoozed_until >= :ever and snoozed_until <= :now
                order by snoozed_until limit :limit""")
                .bind("ever", Instant.EPOCH)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(TicketId.class)
                .list();
    }

    /// The live tickets of one agent.
    List<TicketId> assigned(Handle handle, AgentId agent) {
        return handle.createQuery("""
                select number from ticket where assignee = :agent and live_number is not null
                order by assignee, live_number""")
                .bind("agent", agent)
                .mapTo(TicketId.class)
                .list();
    }

    /// @return 0 when there is none
    long lastNumber(Handle handle) {
        return handle.createQuery("select coalesce(max(number), 0) from ticket")
                .mapTo(Long.class)
                .one();
    }

    /// All tickets, by number.
    void all(Handle handle, Consumer<Ticket> each) {
        var after = 0L;
        List<TicketId> numbers;
        do {
            numbers = handle.createQuery("""
                            select number from ticket where number > :after order by number limit :limit""")
                    .bind("after", after)
                    .bind("limit", AT_ONCE)
                    .mapTo(TicketId.class)
                    .list();
            for (var number : numbers) {
                var known = find(handle, number);
                if (known != null) {
                    each.accept(known.ticket());
                }
                after = number.number();
            }
        } while (!numbers.isEmpty());
    }

    void clear(Handle handle) {
        handle.execute("delete from ticket");
    }

    /// @param writtenRow a ticket that was opened by a later row of the log is not in the table yet
    void write(Handle handle, Collection<KnownTicket> tickets, long writtenRow) {
        var byNumber = tickets.stream()
                .sorted((one, other) -> Long.compare(number(one), number(other)))
                .toList();
        // Updates first: a profile's ticket may have been closed, and its next one opened, since the last time.
        write(
                handle,
                byNumber.stream().filter(it -> it.openedRow() <= writtenRow).toList(),
                """
                update ticket set live_profile = :liveProfile, live_number = :liveNumber, status = :status,
                    snoozed_until = :snoozedUntil, closed_at = :closedAt, assignee = :assignee, sequence = :sequence,
                    last_message = :lastMessage, last_message_row = :lastMessageRow, state = :state
                where number = :number""",
                false);
        write(
                handle,
                byNumber.stream().filter(it -> it.openedRow() > writtenRow).toList(),
                """
                insert into ticket (number, profile, live_profile, live_number, channel, status, snoozed_until,
                    closed_at, assignee, sequence, last_message, last_message_row, state)
                values (:number, :profile, :liveProfile, :liveNumber, :channel, :status, :snoozedUntil,
                    :closedAt, :assignee, :sequence, :lastMessage, :lastMessageRow, :state)""",
                true);
    }

    private static long number(KnownTicket ticket) {
        return ticket.ticket().id().number();
    }

    private void write(Handle handle, List<KnownTicket> tickets, String sql, boolean opened) {
        if (tickets.isEmpty()) {
            return;
        }
        try (var batch = handle.prepareBatch(sql)) {
            for (var known : tickets) {
                var ticket = known.ticket();
                var live = ticket.live();
                var until = ticket.status() instanceof Status.Snoozed snoozed ? snoozed.until() : null;
                if (opened) {
                    batch.bind("profile", ticket.profile()).bind("channel", Names.of(ticket.channel()));
                }
                batch.bind("number", ticket.id())
                        .bindByType("liveProfile", live ? ticket.profile() : null, ProfileId.class)
                        .bindByType("liveNumber", live ? ticket.id() : null, TicketId.class)
                        .bind("status", Names.of(ticket.status().kind()))
                        .bindByType("snoozedUntil", until, Instant.class)
                        .bindByType("closedAt", live ? null : ticket.lastActivityAt(), Instant.class)
                        .bindByType("assignee", ticket.assignee(), AgentId.class)
                        .bind("sequence", ticket.sequence());
                var last = known.lastMessage();
                batch.bindByType("lastMessage", last == null ? null : last.sequence(), Long.class)
                        .bindByType("lastMessageRow", last == null ? null : last.row(), Long.class)
                        .bind("state", codec.encode(ticket.withLastMessage(null)))
                        .add();
            }
            var _ = batch.execute();
        }
    }

    private @Nullable KnownTicket one(Handle handle, Query query) {
        var found = query.map((row, _) -> Row.of(row)).findOne().orElse(null);
        if (found == null) {
            return null;
        }
        var ticket = complete(handle, List.of(found)).getFirst();
        return new KnownTicket(ticket, found.lastMessage(), 0);
    }

    private List<Ticket> tickets(Handle handle, Query query) {
        return complete(handle, query.map((row, _) -> Row.of(row)).list());
    }

    /// With their last messages, which stand in the log.
    private List<Ticket> complete(Handle handle, List<Row> rows) {
        var refs = rows.stream().map(Row::lastMessage).filter(Objects::nonNull).toList();
        Map<EntryRef, Message> messages = new HashMap<>();
        for (var entry : log.entries(handle, refs)) {
            if (entry.entry().change() instanceof Change.HasText said) {
                messages.put(entry.ref(), said.message());
            }
        }
        return rows.stream()
                .map(row -> codec.stored(row.state(), Ticket.class).withLastMessage(messages.get(row.lastMessage())))
                .toList();
    }

    private record Row(String state, @Nullable EntryRef lastMessage) {
        static Row of(ResultSet row) throws SQLException {
            var message = row.getObject("last_message", Long.class);
            return new Row(
                    row.getString("state"),
                    message == null ? null : new EntryRef(message, row.getLong("last_message_row")));
        }
    }
}
