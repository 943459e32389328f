package dev.sportello.relay.mail;

import dev.sportello.model.MailSecurity;
import dev.sportello.model.SmtpServer;
import dev.sportello.relay.secret.SecretValue;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends mails by one server, each over a connection of its own. Thread-safe.
final class Smtp implements AutoCloseable {
    private static final int TRANSIENT = 400;
    private static final int PERMANENT = 500;

    /// Whatever it is said to, it is about the server: it is going down, or takes no more of this client.
    private static final int GOES_AWAY = 421;

    private static final Logger LOG = LoggerFactory.getLogger(Smtp.class);

    private final @Nullable SSLSocketFactory trust;
    private final Patience patience;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();

    /// Read by those that send, and so written by whoever waits for all of them.
    private final ReadWriteLock underWay = new ReentrantReadWriteLock();

    private volatile boolean closing;

    /// @param trust decides which certificates count; null: the machine's
    Smtp(@Nullable SSLSocketFactory trust, Patience patience) {
        this.trust = trust;
        this.patience = patience;
    }

    /// How long is waited.
    ///
    /// @param answer for each answer of the server
    /// @param whole for the one to the whole mail, which it may look through first: who leaves before it
    ///     comes sends again what was taken (RFC 5321, section 4.5.3.2.6)
    /// @param end for what is under way when nothing more is to be sent
    record Patience(Duration answer, Duration whole, Duration end) {}

    /// Sends a mail, and returns when the server has taken it.
    ///
    /// @param password null: none is set
    void send(SmtpServer server, @Nullable SecretValue password, OutgoingMail mail) throws MailFailure {
        var secret = password == null ? null : password.plain();
        var line = new Line();
        underWay.readLock().lock();
        lines.add(line);
        try {
            // Asked only now: whoever ends meanwhile finds the line, or is found here.
            if (closing) {
                throw trouble("The relay is ending; mails are sent when it is up again.");
            }
            var session = session(server, mail.from(), line);
            send(server, secret, MailWriter.write(session, mail), new OneMail(session, server, line), mail.to());
        } catch (MessagingException e) {
            throw failure(e, MailWords.of(e, secret, mail.to()));
        } catch (RuntimeException e) {
            // The library meets broken answers in ways that it does not declare.
            throw new MailFailure.Trouble(MailWords.of(e, secret, mail.to()), e);
        } finally {
            lines.remove(line);
            underWay.readLock().unlock();
        }
    }

    private static void send(
            SmtpServer server, @Nullable String secret, MimeMessage message, Transport transport, MailAddress to)
            throws MessagingException {
        try {
            if (server.user().isBlank()) {
                transport.connect(server.host(), server.port(), null, null);
            } else {
                transport.connect(server.host(), server.port(), server.user(), secret == null ? "" : secret);
            }
            transport.sendMessage(message, InternetAddress.parse(to.text()));
        } finally {
            leave(transport);
        }
    }

    /// What the server has answered to the mail counts, also where it is gone before it hears a goodbye.
    private static void leave(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException | RuntimeException e) {
            LOG.debug("The mail server has left first.", e);
        }
    }

    /// The way of one mail.
    private final class OneMail extends SMTPTransport {
        private final Line line;

        OneMail(Session session, SmtpServer server, Line line) {
            super(session, new URLName(protocol(server), null, -1, null, null, null), protocol(server), isTls(server));
            this.line = line;
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            line.patience(patience.whole);
            super.finishData();
        }
    }

    /// Whether nothing more is to be sent: what fails now says nothing of the server.
    boolean isClosing() {
        return closing;
    }

    /// Lets what is under way end by itself for a while, and breaks it off then.
    @Override
    public void close() {
        closing = true;
        try {
            if (underWay.writeLock().tryLock(patience.end.toMillis(), TimeUnit.MILLISECONDS)) {
                underWay.writeLock().unlock();
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lines.forEach(Line::cut);
    }

    private static boolean isTls(SmtpServer server) {
        return server.security() == MailSecurity.TLS;
    }

    private static String protocol(SmtpServer server) {
        return isTls(server) ? "smtps" : "smtp";
    }

    private Session session(SmtpServer server, MailAddress from, Line line) throws MailFailure {
        var open = server.security() == MailSecurity.NONE;
        if (server.security() instanceof MailSecurity.Unknown || open && !MailAddress.isLoopback(server.host())) {
            throw trouble("Mails leave over a protected connection only.");
        }
        return Session.getInstance(properties(server, from, line));
    }

    private static MailFailure.Trouble trouble(String reason) {
        return new MailFailure.Trouble(reason, new IllegalStateException(reason));
    }

    private Properties properties(SmtpServer server, MailAddress from, Line line) {
        var all = new Properties();
        var prefix = "mail." + protocol(server) + ".";
        var millis = String.valueOf(patience.answer.toMillis());
        all.setProperty(prefix + "connectiontimeout", millis);
        all.setProperty(prefix + "timeout", millis);
        all.setProperty(prefix + "writetimeout", millis);
        all.setProperty(prefix + "quitwait", "false");
        all.setProperty(prefix + "sendpartial", "false");
        all.setProperty(prefix + "auth", String.valueOf(!server.user().isBlank()));
        // Mechanisms that need no further library, and none that asks the machine who it is.
        all.setProperty(prefix + "auth.mechanisms", "PLAIN LOGIN");
        all.setProperty(prefix + "localhost", from.domain());
        all.setProperty(prefix + "from", from.text());
        all.setProperty(prefix + "ssl.checkserveridentity", "true");
        all.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        var starts = server.security() == MailSecurity.STARTTLS;
        all.setProperty(prefix + "starttls.enable", String.valueOf(starts));
        all.setProperty(prefix + "starttls.required", String.valueOf(starts));
        all.setProperty(prefix + "socketFactory.fallback", "false");
        if (!isTls(server)) {
            all.put(prefix + "socketFactory", line.plain());
        }
        var certificates = trust == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : trust;
        all.put(prefix + "ssl.socketFactory", line.protectedBy(certificates));
        return all;
    }

    /// What is said of the recipient or of the text is about this mail. What is said before, of whoever signs in or
    /// sends, is about the settings, which an admin may mend.
    private static MailFailure failure(MessagingException problem, String reason) {
        var code = 0;
        Exception one = problem;
        while (one != null && !isOfTheSender(one)) {
            code = code(one) == 0 ? code : code(one);
            one = one instanceof MessagingException more ? more.getNextException() : null;
        }
        if (one != null || code < TRANSIENT || code == GOES_AWAY) {
            return new MailFailure.Trouble(reason, problem);
        }
        return code < PERMANENT ? new MailFailure.Later(reason, problem) : new MailFailure.Refused(reason, problem);
    }

    private static boolean isOfTheSender(Exception problem) {
        return switch (problem) {
            case AuthenticationFailedException _, SMTPSenderFailedException _ -> true;
            case SMTPSendFailedException send ->
                send.getCommand() != null && send.getCommand().startsWith("MAIL");
            default -> false;
        };
    }

    private static int code(Exception problem) {
        return switch (problem) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
        };
    }
}
