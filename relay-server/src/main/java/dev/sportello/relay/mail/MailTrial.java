package dev.sportello.relay.mail;

import dev.sportello.model.SmtpServer;
import dev.sportello.model.VisibleText;
import dev.sportello.relay.channel.ChannelPart;
import dev.sportello.relay.secret.SecretName;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.wire.ChannelBodies.TestResult;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Tries out the server as it is saved: signs in, and sends one mail to the admin who asks. Thread-safe.
public final class MailTrial {
    private final Mailing mailing;
    private final Smtp smtp;

    MailTrial(Mailing mailing, Smtp smtp) {
        this.mailing = mailing;
        this.smtp = smtp;
    }

    /// Waits for each of the server's answers.
    ///
    /// @param address the admin's own
    /// @throws RefusedFrame `channel-off` where no server is saved
    public TestResult send(String address) throws RefusedFrame {
        var server = mailing.settings().account().channels().smtp();
        if (server == null) {
            throw new RefusedFrame(ErrorKind.CHANNEL_OFF);
        }
        try {
            smtp.send(server, mailing.secrets().find(SecretName.SMTP_PASSWORD), mail(server, address));
        } catch (MailFailure e) {
            return said(false, e.reason());
        } catch (SecretUnreadable e) {
            return said(false, String.valueOf(e.getMessage()));
        }
        mailing.states().works(ChannelPart.SMTP);
        return said(true, server.host() + " took the mail to " + address + ".");
    }

    private static TestResult said(boolean ok, String words) {
        return new TestResult(ok, VisibleText.cut(words, TestResult.MOST_OF_AN_ANSWER));
    }

    private OutgoingMail mail(SmtpServer server, String address) throws MailFailure {
        var to = MailAddress.of(address);
        var from = MailAddress.of(server.from());
        if (to == null || from == null) {
            var reason = "No mail can go to " + address + ".";
            throw new MailFailure.Refused(reason, new IllegalStateException(reason));
        }
        var general = mailing.settings().account().general();
        var text = MailText.of(null, general);
        var subject = text.word("test.subject", general.name());
        text.paragraph(text.word("test.text", general.name()));
        return new OutgoingMail(
                from,
                server.fromName().isBlank() ? general.name() : server.fromName(),
                to,
                null,
                subject,
                "<" + UUID.randomUUID() + "@" + from.domain() + ">",
                List.of(),
                mailing.clock().instant(),
                text.plain(),
                text.html(),
                Map.of("Auto-Submitted", "auto-generated"));
    }
}
