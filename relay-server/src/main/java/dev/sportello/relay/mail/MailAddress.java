package dev.sportello.relay.mail;

import dev.sportello.site.DomainName;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An address to which a mail can go, as it stands on the wire: ASCII, without comments, quotes or routes. A stricter
/// form than RFC 5322 allows, in which nothing can hide.
public record MailAddress(String local, String domain) {
    private static final int MOST = 254;
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}");
    private static final Pattern DOMAIN = Pattern.compile(
            "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /// @return null where it is none
    public static @Nullable MailAddress of(@Nullable String text) {
        var typed = text == null ? "" : text.strip();
        var at = typed.lastIndexOf('@');
        if (at < 1 || typed.length() > MOST) {
            return null;
        }
        var local = typed.substring(0, at);
        var domain = ascii(typed.substring(at + 1));
        if (domain == null) {
            return null;
        }
        var fits = LOCAL.matcher(local).matches()
                && DOMAIN.matcher(domain).matches()
                && local.length() + 1 + domain.length() <= MOST;
        return fits ? new MailAddress(local, domain) : null;
    }

    private static @Nullable String ascii(String domain) {
        return DOMAIN.matcher(domain).matches() ? domain : DomainName.ascii(domain);
    }

    /// Whether a host is the relay's own machine, by its name.
    public static boolean isLoopback(String host) {
        return LOOPBACK.contains(host);
    }

    /// Whether a text is this address, in letters of either case.
    public boolean is(@Nullable String other) {
        var parsed = of(other);
        return parsed != null && parsed.text().equalsIgnoreCase(text());
    }

    /// As it stands in a header, without a name.
    public String text() {
        return local + "@" + domain;
    }
}
