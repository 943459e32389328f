package dev.sportello.relay.mail.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.model.Channel;
import dev.sportello.model.Email;
import dev.sportello.model.Mailbox;
import dev.sportello.model.Profile;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.customer.ProfileReport;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.journal.JournalAnswer;
import dev.sportello.relay.mail.MailAddress;
import dev.sportello.relay.mail.MailThreads;
import dev.sportello.relay.mail.inbound.ReceivedMail.Author;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.WriteConflict;
import dev.sportello.relay.ticket.Incoming;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RefusedFrame;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides on the mails that came in, each once: which stand in a ticket, and which stay in the mailbox only. For the
/// thread that reads the mailbox.
///
/// @param fast who writes more often is taken for a machine
record MailIntake(
        Database database,
        Profiles profiles,
        Tickets tickets,
        MailThreads threads,
        RateLimit<String> fast,
        Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(MailIntake.class);
    private static final String SENDER = "email";

    /// Returns when what was decided is on the disk.
    ///
    /// @return whether the mail stands in a ticket, or has told something of one
    /// @throws RefusedFrame if the journal cannot take it now: nothing was decided
    boolean take(ReceivedMail mail, Mailbox mailbox) throws RefusedFrame, SecretUnreadable, InterruptedException {
        var known = database.jdbi().withHandle(handle -> MailboxTable.taken(handle, mail.key()));
        if (known.isPresent()) {
            return known.get();
        }
        var address = MailAddress.of(mailbox.address());
        if (address == null) {
            throw new IllegalStateException("The mailbox has no usable address.");
        }
        return mail.bounce() != null ? takeReport(mail, mail.bounce()) : takeMail(mail, mailbox, address);
    }

    private boolean takeReport(ReceivedMail mail, Bounce bounce) throws RefusedFrame, InterruptedException {
        var told = bounce.failed() && threads.cameBack(bounce.about(), bounce.reason());
        return decide(mail, told);
    }

    private boolean takeMail(ReceivedMail mail, Mailbox mailbox, MailAddress address)
            throws RefusedFrame, SecretUnreadable, InterruptedException {
        var from = mail.from();
        if (from != null && threads.isOwn(from, address)) {
            return decide(mail, false);
        }
        var answered = answered(threads.of(mail.recipients(), mail.answered(), address));
        var shopper = answered == null ? null : profiles.find(answered.profile());
        if (answered == null || shopper == null) {
            return from != null && mailbox.strangers() && mail.author() == Author.PERSON && mayWrite(from)
                    ? put(mail, writer(mail, from), null)
                    : decide(mail, false);
        }
        // A machine goes on with what is open, and begins nothing.
        return answered.takesActs() || mail.author() == Author.PERSON && isInTime(from)
                ? put(mail, shopper, answered.id())
                : decide(mail, false);
    }

    /// Who writes too often begins nothing more, and goes on in what is open.
    private boolean mayWrite(MailAddress from) {
        if (isInTime(from)) {
            return true;
        }
        var writer = profiles.named(new Identity(null, from.text(), null, false));
        return writer != null && tickets.queries().hasLive(writer, Channel.EMAIL);
    }

    private @Nullable Ticket answered(@Nullable TicketId ticket) {
        return ticket == null ? null : tickets.queries().find(ticket);
    }

    private boolean isInTime(@Nullable MailAddress from) {
        return fast.tryPass(from == null ? "" : from.text().toLowerCase(Locale.ROOT));
    }

    private Profile writer(ReceivedMail mail, MailAddress from) {
        var report = new ProfileReport(clock.instant()).email(from.text()).name(mail.fromName());
        return profiles.wrote(new Identity(null, from.text(), null, false), report);
    }

    private boolean put(ReceivedMail mail, Profile shopper, @Nullable TicketId answers)
            throws RefusedFrame, InterruptedException {
        var id = new CommandId(UUID.nameUUIDFromBytes(("mail " + mail.key()).getBytes(UTF_8)));
        var from = mail.from();
        var email = new Email(mail.subject(), from == null ? "" : from.text(), mail.quoted(), mail.attachments());
        var incoming = new Incoming(id, SENDER, shopper, Channel.EMAIL, answers, mail.text(), email, false);
        var _ = JournalAnswer.sequence(tickets.receive(incoming, (journal, received) -> {
            MailboxTable.decide(journal.handle(), mail.key(), true, journal.now());
            if (mail.messageId() != null && from != null) {
                MailThreads.note(journal.handle(), id.message(), received.ticket(), mail.messageId(), from);
            }
        }));
        return true;
    }

    private boolean decide(ReceivedMail mail, boolean taken) {
        var now = clock.instant();
        LOG.debug("A mail was decided on without a ticket; it stays in the mailbox.");
        return WriteConflict.retried(() -> {
            database.jdbi().useTransaction(handle -> MailboxTable.decide(handle, mail.key(), taken, now));
            return taken;
        });
    }
}
