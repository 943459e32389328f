package dev.sportello.relay.mail;

import dev.sportello.model.MailSecurity;
import dev.sportello.model.SmtpServer;
import dev.sportello.relay.secret.SecretValue;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/// Sends mails by one server, each over a connection of its own. Thread-safe.
///
/// @param trust decides which certificates count; null: the machine's
/// @param patience how long the server may take for each of its answers
record Smtp(@Nullable SSLSocketFactory trust, Duration patience) {
    private static final int TRANSIENT = 400;
    private static final int PERMANENT = 500;

    /// Whatever it is said to, it is about the server: it is going down, or takes no more of this client.
    private static final int GOES_AWAY = 421;

    /// Sends a mail, and returns when the server has taken it.
    ///
    /// @param password null: none is set
    void send(SmtpServer server, @Nullable SecretValue password, OutgoingMail mail) throws MailFailure {
        var secret = password == null ? null : password.plain();
        try {
            var session = session(server, mail.from());
            var message = MailWriter.write(session, mail);
            try (var transport = session.getTransport(protocol(server))) {
                if (server.user().isBlank()) {
                    transport.connect(server.host(), server.port(), null, null);
                } else {
                    transport.connect(server.host(), server.port(), server.user(), secret == null ? "" : secret);
                }
                transport.sendMessage(message, InternetAddress.parse(mail.to().text()));
            }
        } catch (MessagingException e) {
            throw failure(e, MailWords.of(e, secret, mail.to()));
        } catch (RuntimeException e) {
            // The library meets broken answers in ways that it does not declare.
            throw new MailFailure.Trouble(MailWords.of(e, secret, mail.to()), e);
        }
    }

    private static String protocol(SmtpServer server) {
        return server.security() == MailSecurity.TLS ? "smtps" : "smtp";
    }

    private Session session(SmtpServer server, MailAddress from) throws MailFailure {
        var open = server.security() == MailSecurity.NONE;
        if (server.security() instanceof MailSecurity.Unknown || open && !MailAddress.isLoopback(server.host())) {
            var reason = "Mails leave over a protected connection only.";
            throw new MailFailure.Trouble(reason, new IllegalStateException(reason));
        }
        return Session.getInstance(properties(server, from));
    }

    private Properties properties(SmtpServer server, MailAddress from) {
        var all = new Properties();
        var prefix = "mail." + protocol(server) + ".";
        var millis = String.valueOf(patience.toMillis());
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
        if (trust != null) {
            all.put(prefix + "ssl.socketFactory", trust);
        }
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
