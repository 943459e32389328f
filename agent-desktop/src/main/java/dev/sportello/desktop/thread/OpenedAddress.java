package dev.sportello.desktop.thread;

import dev.sportello.site.DomainName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a click on an address opens: the same address with all escaped that has to be, such as a bar, a brace, or a
/// percent sign by itself (RFC 3986).
final class OpenedAddress {
    private static final int LAST_PORT = 65_535;

    /// Neither a user's name, which could be taken for the host, nor anything but http and https.
    private static final Pattern WEB = Pattern.compile(
            "(https?)://([^/?#:]+)(?::(\\d{1,5}))?([/?#].*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern LABEL =
            Pattern.compile("[\\p{L}\\p{N}\\p{M}_·](?:[\\p{L}\\p{N}\\p{M}_·-]*[\\p{L}\\p{N}\\p{M}_·])?");

    /// Letters that the old and the new standard of domain names take for different ones (IDNA 2003 and 2008): one
    /// would open what nobody reads.
    private static final Pattern AMBIGUOUS = Pattern.compile("[ßẞςΣ]");

    /// Letters of other scripts are spelled with any of ASCII, such as a space, that no address may have (RFC 3986).
    private static final Pattern OF_A_HOST = Pattern.compile("[A-Za-z0-9\\-._~!$&'()*+,;=]+");

    private static final Pattern MAILBOX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$%&'*+\\-/=?^_`{|}~.]*");
    private static final Pattern OF_AN_ADDRESS =
            Pattern.compile("%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\\-._~:/?#@!$&'()*+,;=%]");
    private static final Pattern OF_A_MAILBOX = Pattern.compile("[^A-Za-z0-9\\-._~!'()*]");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

    /// A page; null for what no browser should open.
    static @Nullable URI page(String shown) {
        var web = WEB.matcher(shown);
        if (!web.matches()) {
            return null;
        }
        var host = host(web.group(2));
        var port = web.group(3) == null ? -1 : Integer.parseInt(web.group(3));
        if (host == null || port > LAST_PORT) {
            return null;
        }
        var rest = web.group(4) == null ? "" : escaped(web.group(4));
        return URI.create(web.group(1).toLowerCase(Locale.ROOT) + "://" + host + (port < 0 ? "" : ":" + port) + rest);
    }

    /// A new email; null for an address that cannot be written to.
    static @Nullable URI mail(String shown) {
        var at = shown.lastIndexOf('@');
        var host = host(shown.substring(at + 1));
        var mailbox = shown.substring(0, at);
        return host == null || !MAILBOX.matcher(mailbox).matches()
                ? null
                : URI.create("mailto:" + escaped(OF_A_MAILBOX, mailbox) + "@" + host);
    }

    /// As it is looked up; null where it is none.
    private static @Nullable String host(String name) {
        var labels = Arrays.stream(name.split("\\.", -1));
        if (!labels.allMatch(label -> LABEL.matcher(label).matches())
                || AMBIGUOUS.matcher(name).find()) {
            return null;
        }
        if (ASCII.matcher(name).matches()) {
            return name.toLowerCase(Locale.ROOT);
        }
        var ascii = DomainName.ascii(name);
        return ascii != null && OF_A_HOST.matcher(ascii).matches() ? ascii : null;
    }

    private static String escaped(String rest) {
        var escaped = escaped(OF_AN_ADDRESS, rest);
        var fragment = escaped.indexOf('#') + 1;
        return fragment == 0
                ? escaped
                : escaped.substring(0, fragment) + escaped.substring(fragment).replace("#", "%23");
    }

    private static String escaped(Pattern special, String text) {
        return special.matcher(text).replaceAll(found -> percent(found.group()));
    }

    private static String percent(String characters) {
        var bytes = characters.getBytes(StandardCharsets.UTF_8);
        var escaped = new StringBuilder();
        for (var each : bytes) {
            escaped.append("%%%02X".formatted(each));
        }
        return escaped.toString();
    }

    private OpenedAddress() {}
}
