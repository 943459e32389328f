package dev.sportello.relay.mail;

import dev.sportello.model.TicketId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The SQL of the chats in which messages of agents may be unseen.
final class UnseenTable {

    /// A chat whose shopper may have to be told.
    ///
    /// @param upTo the sequence number of the last message
    /// @param toldUpTo the last that an email has told of; 0 before the first
    /// @param attempts to send the email that is due
    record Row(TicketId ticket, long upTo, long toldUpTo, int attempts) {}

    /// Notes that an agent has written. What is due already stays due then.
    ///
    /// @param due when to look, where nothing waits yet
    static void wrote(Handle handle, TicketId ticket, long sequence, Instant due, Instant now) {
        var known = handle.createUpdate("""
                update mail_unseen set up_to = :sequence, due = coalesce(due, :due), changed_at = :now
                where ticket = :ticket""")
                .bind("sequence", sequence)
                .bind("due", due)
                .bind("now", now)
                .bind("ticket", ticket.number())
                .execute();
        if (known == 0) {
            handle.createUpdate("""
                    insert into mail_unseen (ticket, up_to, told_up_to, due, attempts, changed_at)
                    values (:ticket, :sequence, 0, :due, 0, :now)""")
                    .bind("ticket", ticket.number())
                    .bind("sequence", sequence)
                    .bind("due", due)
                    .bind("now", now)
                    .execute();
        }
    }

    /// Forgets a chat whose shopper has seen everything up to a sequence number.
    static void seen(Handle handle, TicketId ticket, long upTo) {
        handle.createUpdate("delete from mail_unseen where ticket = :ticket and up_to <= :upTo")
                .bind("ticket", ticket.number())
                .bind("upTo", upTo)
                .execute();
    }

    /// @return those that are due, the longest due first
    static List<Row> due(Handle handle, Instant now, int most) {
        return handle.createQuery("""
                select ticket, up_to, told_up_to, attempts from mail_unseen
                where due between :ever and :now order by due limit :most""")
                // H2 would read those that wait for nothing too.
                .bind("ever", Instant.EPOCH)
                .bind("now", now)
                .bind("most", most)
                .map((row, _) -> read(row))
                .list();
    }

    /// Puts the next look off, and counts an attempt, unless the row has changed.
    ///
    /// @param attempts as many there are then
    /// @return false where another relay was faster, or there is news
    static boolean putOff(Handle handle, Row row, int attempts, Instant due) {
        return handle.createUpdate("""
                update mail_unseen set attempts = :next, due = :due
                where ticket = :ticket and attempts = :attempts and up_to = :upTo and due is not null""")
                        .bind("next", attempts)
                        .bind("due", due)
                        .bind("ticket", row.ticket().number())
                        .bind("attempts", row.attempts())
                        .bind("upTo", row.upTo())
                        .execute()
                == 1;
    }

    /// Nothing of it waits any more, but for what has come since.
    ///
    /// @param upTo how far nobody has to be told any more
    /// @param now when to look at what has come since
    static void settle(Handle handle, TicketId ticket, long upTo, Instant now) {
        handle.createUpdate("""
                update mail_unseen set attempts = 0, told_up_to = :upTo,
                    due = case when up_to > :upTo then cast(:now as timestamp with time zone) end
                where ticket = :ticket""")
                .bind("upTo", upTo)
                .bind("now", now)
                .bind("ticket", ticket.number())
                .execute();
    }

    /// Forgets the chats in which nobody has written for long.
    static void forget(Handle handle, Instant before) {
        handle.createUpdate("delete from mail_unseen where changed_at < :before")
                .bind("before", before)
                .execute();
    }

    static void erase(Handle handle, Collection<TicketId> tickets) {
        var batch = handle.prepareBatch("delete from mail_unseen where ticket = :ticket");
        tickets.forEach(ticket -> batch.bind("ticket", ticket.number()).add());
        if (!tickets.isEmpty()) {
            var _ = batch.execute();
        }
    }

    /// Forgets all, of a journal that was replaced.
    static void clear(Handle handle) {
        handle.execute("delete from mail_unseen");
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new TicketId(row.getLong("ticket")),
                row.getLong("up_to"),
                row.getLong("told_up_to"),
                row.getInt("attempts"));
    }

    private UnseenTable() {}
}
