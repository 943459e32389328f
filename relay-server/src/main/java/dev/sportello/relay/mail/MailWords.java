package dev.sportello.relay.mail;

import dev.sportello.model.Delivery;
import dev.sportello.model.StorableText;
import dev.sportello.model.VisibleText;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/// What a mail server said, or what kept the relay from hearing it, as one line for people.
public final class MailWords {
    private static final int MOST_CAUSES = 10;

    /// @param secret that must not stand in it; null: there was none
    public static String of(Exception problem, @Nullable String secret) {
        return line(without(said(problem), secret));
    }

    /// @param secret that must not stand in it; null: there was none
    /// @param recipient whose address is left out
    static String of(Exception problem, @Nullable String secret, MailAddress recipient) {
        // Servers repeat it, maybe in letters of another case.
        var address = Pattern.compile(Pattern.quote(recipient.text()), Pattern.CASE_INSENSITIVE);
        return line(address.matcher(without(said(problem), secret)).replaceAll("…"));
    }

    private static String line(String said) {
        var line = StorableText.line(said, Delivery.MOST_OF_A_REASON);
        return VisibleText.cut(Objects.requireNonNullElse(line, "No reason was given."), Delivery.MOST_OF_A_REASON);
    }

    private static String said(Exception problem) {
        if (problem instanceof AuthenticationFailedException) {
            var word = problem.getMessage();
            return "Authentication failed" + (word == null || word.isBlank() ? "." : ": " + word);
        }
        Throwable cause = problem;
        for (var depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            switch (cause) {
                case UnknownHostException unknown -> {
                    return "There is no host " + unknown.getMessage() + ".";
                }
                case ConnectException refused -> {
                    return "No connection: " + refused.getMessage() + ".";
                }
                case SocketTimeoutException _ -> {
                    return "The server did not answer in time.";
                }
                case SSLException protection -> {
                    return "No protected connection: " + protection.getMessage();
                }
                default -> cause = cause.getCause();
            }
        }
        return String.valueOf(last(problem).getMessage());
    }

    /// The library says in the last of a chain what the server has answered.
    private static Exception last(Exception problem) {
        var one = problem;
        for (var depth = 0; depth < MOST_CAUSES; depth++) {
            if (one instanceof MessagingException more && more.getNextException() instanceof MessagingException next) {
                one = next;
            }
        }
        return one;
    }

    /// Servers may repeat what they were told.
    private static String without(String text, @Nullable String secret) {
        if (secret == null || secret.isEmpty()) {
            return text;
        }
        var encoded = Base64.getEncoder().encodeToString(secret.getBytes(UTF_8));
        return text.replace(secret, "…").replace(encoded, "…");
    }

    private MailWords() {}
}
