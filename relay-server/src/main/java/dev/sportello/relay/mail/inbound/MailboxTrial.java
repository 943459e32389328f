package dev.sportello.relay.mail.inbound;

import dev.sportello.model.VisibleText;
import dev.sportello.relay.channel.ChannelPart;
import dev.sportello.relay.mail.Line;
import dev.sportello.relay.mail.MailWords;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.wire.ChannelBodies.TestResult;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import jakarta.mail.MessagingException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Tries out the mailbox as it is saved: signs in, and looks how much lies there. It takes nothing. Thread-safe.
public final class MailboxTrial {
    private final MailboxReader.Sources sources;
    private final @Nullable SSLSocketFactory trust;

    MailboxTrial(MailboxReader.Sources sources, @Nullable SSLSocketFactory trust) {
        this.sources = sources;
        this.trust = trust;
    }

    /// Waits for the server, some seconds for each of its answers.
    ///
    /// @throws RefusedFrame `channel-off` where no mailbox is saved
    public TestResult look() throws RefusedFrame {
        try {
            var access = MailboxAccess.find(sources.settings(), sources.secrets());
            if (access == null) {
                throw new RefusedFrame(ErrorKind.CHANNEL_OFF);
            }
            try (var inbox = Inbox.open(access.mailbox(), access.password(), trust, new Line())) {
                var tells = inbox.canIdle() ? "it tells of new ones" : "it has to be asked for new ones";
                var said = access.mailbox().host() + " opened the mailbox: " + inbox.count() + " mails; " + tells + ".";
                sources.states().works(ChannelPart.MAILBOX);
                return new TestResult(true, said);
            }
        } catch (MailboxTrouble e) {
            return failed(e.reason());
        } catch (MessagingException e) {
            return failed(MailWords.of(e, null));
        } catch (SecretUnreadable e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private static TestResult failed(String words) {
        return new TestResult(false, VisibleText.cut(words, TestResult.MOST_OF_AN_ANSWER));
    }
}
