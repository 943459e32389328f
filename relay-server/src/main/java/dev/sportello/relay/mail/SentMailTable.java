package dev.sportello.relay.mail;

import dev.sportello.model.MessageId;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The SQL of the emails that agents have written, and of those that came in.
final class SentMailTable {

    static void insert(Handle handle, SentMail mail) {
        handle.createUpdate("""
                insert into mail_sent (message, ticket, profile, sequence, message_id, address, quotes_chat, state)
                values (:message, :ticket, :profile, :sequence, :messageId, :address, :quotesChat, :state)""")
                .bind("message", mail.message().value())
                .bind("ticket", mail.ticket().number())
                .bind("profile", mail.profile().value())
                .bind("sequence", mail.sequence())
                .bind("messageId", mail.messageId())
                .bind("address", mail.address())
                .bind("quotesChat", mail.quotesChat())
                .bind("state", mail.state().text())
                .execute();
    }

    static @Nullable SentMail find(Handle handle, MessageId message) {
        return handle.createQuery("""
                select message, ticket, profile, sequence, message_id, address, quotes_chat, state
                from mail_sent where message = :message""")
                .bind("message", message.value())
                .map((row, _) -> read(row))
                .findOne()
                .orElse(null);
    }

    /// The email of that header's value. Of several the one that was sent here: whoever was handed its value may put it
    /// into a mail of their own. Else the one that stands last; only mailers in error make several.
    static Optional<SentMail> byMessageId(Handle handle, String messageId) {
        return handle.createQuery("""
                select message, ticket, profile, sequence, message_id, address, quotes_chat, state
                from mail_sent where message_id = :messageId""").bind("messageId", messageId).map((row, _) -> read(row)).list().stream()
                .max(Comparator.comparing(SentMail::isOwn).thenComparing(SentMail::sequence));
    }

    /// The header's values of the emails of a ticket before a sequence number, the earliest first.
    static List<String> messageIds(Handle handle, TicketId ticket, long before, int most) {
        return handle.createQuery("""
                select message_id from mail_sent where ticket = :ticket and sequence < :before
                order by ticket, sequence desc limit :most""")
                .bind("ticket", ticket.number())
                .bind("before", before)
                .bind("most", most)
                .mapTo(String.class)
                .list()
                .reversed();
    }

    /// Leads one from a state to another.
    ///
    /// @return false where it stands elsewhere
    static boolean move(Handle handle, MessageId message, SentMail.State from, SentMail.State to) {
        return handle.createUpdate("update mail_sent set state = :to where message = :message and state = :from")
                        .bind("to", to.text())
                        .bind("message", message.value())
                        .bind("from", from.text())
                        .execute()
                == 1;
    }

    static void erase(Handle handle, ProfileId profile) {
        handle.createUpdate("delete from mail_sent where profile = :profile")
                .bind("profile", profile.value())
                .execute();
    }

    static void erase(Handle handle, Collection<TicketId> tickets) {
        var batch = handle.prepareBatch("delete from mail_sent where ticket = :ticket");
        tickets.forEach(ticket -> batch.bind("ticket", ticket.number()).add());
        if (!tickets.isEmpty()) {
            var _ = batch.execute();
        }
    }

    private static SentMail read(ResultSet row) throws SQLException {
        return new SentMail(
                new MessageId(row.getObject("message", UUID.class)),
                new TicketId(row.getLong("ticket")),
                new ProfileId(row.getObject("profile", UUID.class)),
                row.getLong("sequence"),
                row.getString("message_id"),
                row.getString("address"),
                row.getBoolean("quotes_chat"),
                SentMail.State.of(row.getString("state")));
    }

    private SentMailTable() {}
}
