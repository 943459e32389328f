package dev.sportello.model;

import dev.sportello.model.SettingsRules.Kind;
import dev.sportello.model.SettingsRules.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The part of [SettingsRules] that concerns the page of the channels. A field is named by the part of the page and its
/// component there, such as `smtp.host`.
final class ChannelRules {
    /// The longest name of a host (RFC 1035), and of an address (RFC 5321).
    private static final int MOST_OF_A_HOST = 253;

    private static final int MOST_OF_AN_ADDRESS = 254;
    private static final int MOST_OF_A_USER = 200;
    private static final int LAST_PORT = 65_535;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[?[0-9A-Fa-f:.]+]?");
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final Duration LEAST_UNSEEN = Duration.ofMinutes(1);
    private static final Duration MOST_UNSEEN = Duration.ofDays(1);

    private final List<Problem> problems;

    private ChannelRules(List<Problem> problems) {
        this.problems = problems;
    }

    static void check(SettingsPage.Channels page, List<Problem> problems) {
        var rules = new ChannelRules(problems);
        rules.add("address", page.address() == null ? null : web(page.address()));
        if (page.sms() != null) {
            rules.check(page.sms(), page.address());
        }
        if (page.smtp() != null) {
            rules.check(page.smtp());
        }
        if (page.mailbox() != null) {
            rules.check(page.mailbox());
        }
        if (page.unseen() != null) {
            rules.check(page.unseen(), page);
        }
    }

    private void check(SmsGateway sms, @Nullable URI address) {
        add("sms.api", web(sms.api()));
        add("sms.account", ACCOUNT.matcher(sms.account()).matches() ? null : Kind.NOT_AN_ACCOUNT);
        add("sms.number", NUMBER.matcher(sms.number()).matches() ? null : Kind.NOT_A_NUMBER);
        // Without it nobody learns what became of a text.
        add("address", sms.on() && address == null ? Kind.BLANK : null);
    }

    private void check(SmtpServer smtp) {
        server("smtp", smtp.host(), smtp.port(), smtp.security());
        add("smtp.user", line(smtp.user(), MOST_OF_A_USER));
        add("smtp.from", address(smtp.from()));
        add("smtp.fromName", line(smtp.fromName(), SettingsRules.MOST_OF_A_NAME));
    }

    private void check(Mailbox mailbox) {
        server("mailbox", mailbox.host(), mailbox.port(), mailbox.security());
        add("mailbox.user", mailbox.user().isBlank() ? Kind.BLANK : line(mailbox.user(), MOST_OF_A_USER));
        add("mailbox.address", address(mailbox.address()));
    }

    private void check(UnseenMail unseen, SettingsPage.Channels page) {
        var inRange =
                unseen.after().compareTo(LEAST_UNSEEN) >= 0 && unseen.after().compareTo(MOST_UNSEEN) <= 0;
        add("unseen.after", inRange ? null : Kind.MARK_OUT_OF_RANGE);
        add("unseen.shop", web(unseen.shop()));
        // Its link to unsubscribe leads to the relay.
        add("address", unseen.on() && page.address() == null ? Kind.BLANK : null);
    }

    private void server(String part, String host, int port, MailSecurity security) {
        add(part + ".host", host(host));
        add(part + ".port", port >= 1 && port <= LAST_PORT ? null : Kind.PORT_OUT_OF_RANGE);
        var open = security == MailSecurity.NONE && !LOCAL.contains(host);
        add(part + ".security", open || security instanceof MailSecurity.Unknown ? Kind.NOT_PROTECTED : null);
    }

    private static @Nullable Kind host(String host) {
        if (host.isBlank()) {
            return Kind.BLANK;
        }
        return host.length() <= MOST_OF_A_HOST && HOST.matcher(host).matches() ? null : Kind.NOT_A_HOST;
    }

    private static @Nullable Kind address(String address) {
        if (address.isBlank()) {
            return Kind.BLANK;
        }
        var fits = address.length() <= MOST_OF_AN_ADDRESS
                && ADDRESS.matcher(address).matches();
        return fits ? null : Kind.NOT_AN_EMAIL;
    }

    private static @Nullable Kind line(String text, int most) {
        if (text.codePointCount(0, text.length()) > most) {
            return Kind.TOO_LONG;
        }
        return StorableText.isLine(text) ? null : Kind.NOT_TEXT;
    }

    private static @Nullable Kind web(URI link) {
        if (link.toString().length() > SettingsRules.MOST_OF_A_LINK) {
            return Kind.TOO_LONG;
        }
        var scheme = String.valueOf(link.getScheme());
        var whole = link.getHost() != null && (scheme.equals("https") || scheme.equals("http"));
        return whole && link.getUserInfo() == null ? null : Kind.NOT_A_WHOLE_ADDRESS;
    }

    private void add(String field, @Nullable Kind kind) {
        var known = problems.stream().anyMatch(problem -> problem.field().equals(field));
        if (kind != null && !known) {
            problems.add(new Problem(field, kind));
        }
    }
}
