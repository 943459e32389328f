package dev.sportello.relay.mail;

import dev.sportello.model.Change;
import dev.sportello.model.Delivery;
import dev.sportello.model.Email;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.SmtpServer;
import dev.sportello.relay.channel.ChannelPart;
import dev.sportello.relay.follow.DeliveryRejected;
import dev.sportello.relay.follow.Receiver;
import dev.sportello.relay.journal.JournalAnswer;
import dev.sportello.relay.secret.SecretName;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.SecretValue;
import dev.sportello.wire.RefusedFrame;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the emails of agents that wait in the outbox, and says in the thread what has become of each. For
/// the thread of the outbox.
///
/// A mail may be sent twice, where the server's answer or our note of it is lost; both have one `Message-ID`, by which
/// mailboxes know them for the same.
final class Postman implements Receiver {
    /// With it the outbox has tried for five to ten hours. It tries more often itself, so that a kill at this one
    /// leaves another that says so.
    private static final int LAST_ATTEMPT = 11;

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int MOST_REFERENCES = 20;
    private static final String SWITCHED_OFF = "Email was switched off before it left.";

    private final Mailing mailing;
    private final Smtp smtp;

    Postman(Mailing mailing, Smtp smtp) {
        this.mailing = mailing;
        this.smtp = smtp;
    }

    @Override
    public void deliver(dev.sportello.relay.follow.Delivery delivery) throws Exception {
        var mail = find(new MessageId(UUID.fromString(delivery.payload())));
        var entry = mail == null ? null : entry(mail);
        if (mail == null || entry == null || mail.state() != SentMail.State.QUEUED) {
            LOG.debug("Email {} was settled or erased before it left.", delivery.payload());
            return;
        }
        var server = mailing.settings().account().channels().smtp();
        if (server == null || !server.on()) {
            throw giveUp(mail, SWITCHED_OFF);
        }
        try {
            send(server, mail, entry);
        } catch (MailFailure.Refused e) {
            mailing.states().works(ChannelPart.SMTP);
            throw giveUp(mail, e.reason());
        } catch (MailFailure.Later e) {
            mailing.states().works(ChannelPart.SMTP);
            throw againOrNever(delivery, mail, e.reason());
        } catch (MailFailure.Trouble e) {
            if (smtp.isClosing()) {
                throw new IOException("The relay has ended meanwhile.", e);
            }
            mailing.states().failed(ChannelPart.SMTP, e.reason());
            throw againOrNever(delivery, mail, e.reason());
        } catch (RuntimeException e) {
            LOG.error("Email {} cannot be written.", delivery.payload(), e);
            throw againOrNever(
                    delivery, mail, "The relay could not write the email. The operator should look at the log.");
        }
        mailing.states().works(ChannelPart.SMTP);
        tell(mail, SentMail.State.SENT, new Delivery(Delivery.State.SENT));
    }

    /// What the outbox keeps of it names nobody: servers repeat addresses.
    ///
    /// @return to be thrown
    private Exception againOrNever(dev.sportello.relay.follow.Delivery delivery, SentMail mail, String reason)
            throws RefusedFrame, InterruptedException {
        return delivery.attempt() >= LAST_ATTEMPT
                ? giveUp(mail, reason)
                : new IOException("The mail server has not taken it yet.");
    }

    private void send(SmtpServer server, SentMail mail, Entry entry) throws MailFailure {
        if (entry.change() instanceof Change.EmailAdded(var message, var email)) {
            smtp.send(server, password(), letter(server, mail, entry, message, email));
        }
    }

    private @Nullable SecretValue password() throws MailFailure {
        try {
            return mailing.secrets().find(SecretName.SMTP_PASSWORD);
        } catch (SecretUnreadable e) {
            throw new MailFailure.Trouble("The relay cannot read its secrets.", e);
        }
    }

    private OutgoingMail letter(SmtpServer server, SentMail mail, Entry entry, Message message, Email email)
            throws MailFailure {
        var to = MailAddress.of(mail.address());
        var from = MailAddress.of(server.from());
        if (to == null || from == null) {
            var reason = "The address cannot be used.";
            throw new MailFailure.Refused(reason, new IllegalStateException(reason));
        }
        var profile = mailing.profiles().find(mail.profile());
        var general = mailing.settings().account().general();
        var text = MailText.of(profile == null ? null : profile.language(), general);
        text.paragraph(message.text());
        if (mail.quotesChat()) {
            var shopper = profile == null ? "" : profile.name();
            text.quote(chat(mail), shopper, general.name(), general.zone());
        }
        return new OutgoingMail(
                from,
                server.fromName().isBlank() ? general.name() : server.fromName(),
                to,
                mailing.replyTo(mail.ticket()),
                email.subject(),
                mail.messageId(),
                references(mail),
                entry.at(),
                text.plain(),
                text.html(),
                Map.of());
    }

    /// The chat before it, as its shopper could see it.
    private List<Entry> chat(SentMail mail) {
        try {
            return mailing.tickets().queries().thread(mail.ticket(), mail.sequence(), 100).entries().stream()
                    .filter(entry -> entry.change().visibleToShopper())
                    .toList();
        } catch (RefusedFrame e) {
            LOG.debug("Ticket {} is gone.", mail.ticket(), e);
            return List.of();
        }
    }

    private List<String> references(SentMail mail) {
        return mailing.database()
                .jdbi()
                .withHandle(
                        handle -> SentMailTable.messageIds(handle, mail.ticket(), mail.sequence(), MOST_REFERENCES));
    }

    private @Nullable SentMail find(MessageId message) {
        return mailing.database().jdbi().withHandle(handle -> SentMailTable.find(handle, message));
    }

    private @Nullable Entry entry(SentMail mail) {
        return mailing.journal().read(mail.sequence() - 1, 1).stream()
                .filter(entry -> entry.sequence() == mail.sequence())
                .filter(entry -> Objects.equals(entry.ticket(), mail.ticket()))
                .findFirst()
                .orElse(null);
    }

    /// @return to be thrown
    private DeliveryRejected giveUp(SentMail mail, String reason) throws RefusedFrame, InterruptedException {
        tell(mail, SentMail.State.FAILED, new Delivery(Delivery.State.FAILED, reason));
        return new DeliveryRejected("The email has failed; the ticket says why.");
    }

    /// Said once: a mail that has moved on meanwhile is left as it is.
    private void tell(SentMail mail, SentMail.State state, Delivery delivery)
            throws RefusedFrame, InterruptedException {
        var message = mail.message();
        var _ = JournalAnswer.sequence(mailing.tickets().tell(mail.ticket(), MailCarrier.KIND, journal -> {
            var moved = SentMailTable.move(journal.handle(), message, SentMail.State.QUEUED, state);
            return moved ? new Change.DeliveryChanged(message, delivery) : null;
        }));
    }
}
