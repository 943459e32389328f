package dev.sportello.relay.http;

import com.ibm.icu.text.IDNA;
import java.net.Inet6Address;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The origin of a site (RFC 6454), spelled as browsers spell it: small letters, names in Punycode, no port where it is
/// the scheme's own.
final class SiteOrigin {
    private static final Pattern PARTS =
            Pattern.compile("(?<scheme>https?)://(?<host>\\[[^]]*]|[^:]*)(?::(?<port>\\d+))?");
    private static final Pattern ASCII_NAME = Pattern.compile("[a-z0-9_][a-z0-9_-]*+(?:\\.[a-z0-9_-]++)*+\\.?");
    private static final int MOST_PORT = 65_535;

    /// A browser takes a host whose last part is a number for an IPv4 address, however it is spelled, and says it as
    /// four numbers (URL standard, section 3.5).
    private static final Pattern NUMBER_LAST = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?");

    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

    /// As browsers look names up (UTS #46, nontransitional). Loaded with the first name that is not plain ASCII.
    private static final class Names {
        static final IDNA UTS46 =
                IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
    }

    /// Reads what an operator wrote.
    ///
    /// @throws IllegalArgumentException with a sentence that says what to write
    static String parse(String text) {
        var lower = text.strip().toLowerCase(Locale.ROOT);
        refuse(text, lower.contains("*"), "Wildcards are not possible: write each site by itself, such as");
        refuse(text, lower.contains("@"), "It must not name a user. Write it like");
        refuse(text, !lower.contains("://"), "Write its scheme too, like");
        refuse(text, lower.contains("?") || lower.contains("#"), "It has no query and no fragment. Write it like");
        refuse(text, lower.indexOf('/', lower.indexOf("://") + 3) >= 0, "It has no path. Write it like");
        var parts = PARTS.matcher(lower);
        refuse(text, !parts.matches(), "Write it like");
        var origin = origin(parts.group("scheme"), parts.group("host"), parts.group("port"));
        refuse(text, origin == null, "Its host or port is wrong. Write it like");
        return String.valueOf(origin);
    }

    /// The origin of a page that browsers see at this scheme and host.
    ///
    /// @param authority the host, with or without a port
    /// @return null where that is none
    static @Nullable String of(String scheme, @Nullable String authority) {
        var parts = PARTS.matcher((scheme + "://" + authority).toLowerCase(Locale.ROOT));
        return authority != null && parts.matches()
                ? origin(parts.group("scheme"), parts.group("host"), parts.group("port"))
                : null;
    }

    private static void refuse(String text, boolean wrong, String what) {
        if (wrong) {
            throw new IllegalArgumentException(
                    "--allow-origin: \"" + text + "\" is no origin. " + what + " https://shop.example.");
        }
    }

    private static @Nullable String origin(String scheme, String host, @Nullable String port) {
        var name = host.startsWith("[") ? ipv6(host) : name(host);
        if (name == null || port != null && (port.length() > 5 || Integer.parseInt(port) > MOST_PORT)) {
            return null;
        }
        var number = port == null ? -1 : Integer.parseInt(port);
        var usual = number == -1 || number == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + name + (usual ? "" : ":" + number);
    }

    private static @Nullable String name(String host) {
        if (NUMBER_LAST.matcher(host).matches()) {
            return IPV4.matcher(host).matches() ? host : null;
        }
        if (ASCII_NAME.matcher(host).matches() && !host.contains("xn--")) {
            return host;
        }
        var info = new IDNA.Info();
        var ascii = Names.UTS46.nameToASCII(host, new StringBuilder(), info).toString();
        return !info.hasErrors() && ASCII_NAME.matcher(ascii).matches() ? ascii : null;
    }

    /// The longest run of zeros is left out (RFC 5952), as browsers do.
    private static @Nullable String ipv6(String host) {
        if (host.contains("%") || !(AddressBlock.address(host) instanceof Inet6Address address)) {
            return null;
        }
        var full = address.getHostAddress().replaceFirst("%.*", "");
        var longest = Pattern.compile("(?:^|:)(?:0(?::|$)){2,}")
                .matcher(full)
                .results()
                .max((one, other) -> one.group().length() == other.group().length()
                        ? Integer.compare(other.start(), one.start())
                        : Integer.compare(one.group().length(), other.group().length()));
        return "["
                + longest.map(run -> full.substring(0, run.start()) + "::" + full.substring(run.end()))
                        .orElse(full)
                + "]";
    }

    private SiteOrigin() {}
}
