package dev.sportello.relay.mail;

import dev.sportello.model.Change;
import dev.sportello.model.Delivery;
import dev.sportello.model.MessageId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.JournalAnswer;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.wire.RefusedFrame;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// To which ticket a mail belongs that comes in, by the address that was made for its answers, else by the mails
/// that it answers. Thread-safe.
public final class MailThreads {
    private final Mailing mailing;

    MailThreads(Mailing mailing) {
        this.mailing = mailing;
    }

    /// @param recipients addresses to which the mail came
    /// @param answered the `Message-ID`s that it answers, the nearest first
    /// @param mailbox in which it lies
    /// @return null where it answers nothing that is known
    /// @throws SecretUnreadable if the key of the secrets is missing or wrong
    public @Nullable TicketId of(Collection<String> recipients, List<String> answered, MailAddress mailbox)
            throws SecretUnreadable {
        for (var recipient : recipients) {
            var ticket = mailing.replies().ticket(recipient, mailbox);
            if (ticket != null) {
                return ticket;
            }
        }
        return mailing.database()
                .jdbi()
                .withHandle(handle -> answered.stream()
                        .flatMap(id -> SentMailTable.byMessageId(handle, id).stream())
                        .map(SentMail::ticket)
                        .findFirst()
                        .orElse(null));
    }

    /// Whether an address is the shop's own: the mailbox's, with or without something behind a `+`, or the one that
    /// mails come from. What comes from there has come around.
    public boolean isOwn(MailAddress address, MailAddress mailbox) {
        var smtp = mailing.settings().account().channels().smtp();
        var local = address.local().toLowerCase(Locale.ROOT);
        // Its own may hold a plus, too.
        var own = mailbox.local().toLowerCase(Locale.ROOT);
        var ofTheMailbox = address.domain().equalsIgnoreCase(mailbox.domain())
                && (local.equals(own) || local.startsWith(own + "+"));
        return ofTheMailbox || smtp != null && address.is(smtp.from());
    }

    /// Notes a mail that came into a ticket, so that later ones of either side are known to answer it. Within the
    /// transaction that takes it.
    ///
    /// @param messageId with its angle brackets, at most 400 characters
    public static void note(Handle handle, MessageId message, Ticket ticket, String messageId, MailAddress from) {
        if (SentMailTable.find(handle, message) == null) {
            SentMailTable.insert(
                    handle,
                    new SentMail(
                            message,
                            ticket.id(),
                            ticket.profile(),
                            ticket.sequence(),
                            messageId,
                            from.text(),
                            false,
                            SentMail.State.RECEIVED));
        }
    }

    /// A mail of an agent's came back: its ticket says so. Waits for the journal.
    ///
    /// @param about the `Message-ID`s that stand in the report
    /// @return whether it is about one that left here
    public boolean cameBack(List<String> about, String reason) throws RefusedFrame, InterruptedException {
        var sent = mailing.database()
                .jdbi()
                .withHandle(handle -> about.stream()
                        .flatMap(id -> SentMailTable.byMessageId(handle, id).stream())
                        .filter(mail -> mail.state() != SentMail.State.RECEIVED)
                        .findFirst()
                        .orElse(null));
        if (sent == null) {
            return false;
        }
        var message = sent.message();
        var _ = JournalAnswer.sequence(mailing.tickets().tell(sent.ticket(), MailCarrier.KIND, journal -> {
            var moved = SentMailTable.move(journal.handle(), message, SentMail.State.SENT, SentMail.State.FAILED);
            return moved ? new Change.DeliveryChanged(message, new Delivery(Delivery.State.FAILED, reason)) : null;
        }));
        return true;
    }
}
