package dev.sportello.site;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The origin of a site (RFC 6454), spelled as browsers spell it: small letters, names in Punycode, no port
/// where it is the scheme's own. Desktop and relay read by this one list of rules what people write.
public final class SiteOrigin {
    private static final Pattern PARTS =
            Pattern.compile("(?<scheme>https?)://(?<host>\\[[^]]*]|[^:]*)(?::(?<port>\\d+))?");
    private static final Pattern ASCII_NAME = Pattern.compile("[a-z0-9_][a-z0-9_-]*+(?:\\.[a-z0-9_-]++)*+\\.?");
    private static final int MOST_PORT = 65_535;

    /// A browser takes a host whose last part is a number for an IPv4 address, however it is spelled, and says it as
    /// four numbers (URL standard, section 3.5).
    private static final Pattern NUMBER_LAST = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?");

    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]*:[0-9a-f:.]*");

    /// Why a text is no origin.
    public enum Problem {
        WILDCARD("Wildcards are not possible: write each site by itself, such as"),
        USER("It must not name a user. Write it like"),
        NO_SCHEME("Write its scheme too, like"),
        QUERY("It has no query and no fragment. Write it like"),
        PATH("It has no path. Write it like"),
        FORM("Write it like"),
        HOST("Its host or port is wrong. Write it like");

        private final String sentence;

        Problem(String sentence) {
            this.sentence = sentence;
        }
    }

    /// What is wrong with what somebody wrote.
    ///
    /// @return null where it is an origin, however it is spelled
    public static @Nullable Problem problem(String text) {
        var lower = lower(text);
        if (lower.contains("*")) {
            return Problem.WILDCARD;
        }
        if (lower.contains("@")) {
            return Problem.USER;
        }
        if (!lower.contains("://")) {
            return Problem.NO_SCHEME;
        }
        if (lower.contains("?") || lower.contains("#")) {
            return Problem.QUERY;
        }
        if (lower.indexOf('/', lower.indexOf("://") + 3) >= 0) {
            return Problem.PATH;
        }
        if (!PARTS.matcher(lower).matches()) {
            return Problem.FORM;
        }
        return read(lower) == null ? Problem.HOST : null;
    }

    /// Reads what somebody wrote.
    ///
    /// @return the origin as browsers spell it
    /// @throws IllegalArgumentException with a sentence that says what to write
    public static String parse(String text) {
        var problem = problem(text);
        if (problem != null) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no origin. " + problem.sentence + " https://shop.example.");
        }
        return String.valueOf(read(lower(text)));
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String read(String lower) {
        var parts = PARTS.matcher(lower);
        return parts.matches() ? origin(parts.group("scheme"), parts.group("host"), parts.group("port")) : null;
    }

    /// The origin of a page that browsers see at this scheme and host.
    ///
    /// @param authority the host, with or without a port
    /// @return null where that is none
    public static @Nullable String of(String scheme, @Nullable String authority) {
        return authority == null ? null : read((scheme + "://" + authority).toLowerCase(Locale.ROOT));
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
        var ascii = DomainName.ascii(host);
        return ascii != null && ASCII_NAME.matcher(ascii).matches() ? ascii : null;
    }

    /// The longest run of zeros is left out (RFC 5952), as browsers do.
    private static @Nullable String ipv6(String host) {
        var bare = host.substring(1, host.length() - 1);
        if (!IPV6.matcher(bare).matches() || !(literal(bare) instanceof Inet6Address address)) {
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

    private static @Nullable InetAddress literal(String bare) {
        try {
            return InetAddress.ofLiteral(bare);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private SiteOrigin() {}
}
