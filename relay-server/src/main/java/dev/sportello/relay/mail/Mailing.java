package dev.sportello.relay.mail;

import dev.sportello.model.TicketId;
import dev.sportello.relay.channel.ChannelStates;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.ticket.Tickets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What all that sends and reads mails works with. Thread-safe.
record Mailing(
        Journal journal,
        Clock clock,
        Settings settings,
        Secrets secrets,
        Tickets tickets,
        Profiles profiles,
        ReplyAddress replies,
        ChannelStates states) {
    private static final Logger LOG = LoggerFactory.getLogger(Mailing.class);

    Database database() {
        return journal.database();
    }

    /// Where answers to a ticket go.
    ///
    /// @return null: to where the mail comes from
    @Nullable
    MailAddress replyTo(TicketId ticket) {
        var mailbox = settings.account().channels().mailbox();
        var address = mailbox == null || !mailbox.on() ? null : MailAddress.of(mailbox.address());
        try {
            return address == null ? null : replies.of(ticket, address);
        } catch (SecretUnreadable e) {
            // An answer is known by what it answers, too.
            LOG.error("{}", e.getMessage(), e);
            return address;
        }
    }
}
