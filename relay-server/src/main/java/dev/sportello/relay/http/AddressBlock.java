package dev.sportello.relay.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An IP address, or a block of them (CIDR, RFC 4632 and RFC 4291, section 2.3). Immutable.
///
/// @param prefix how many bits all addresses of the block share with the first
public record AddressBlock(InetAddress first, int prefix) {
    private static final int BITS_OF_A_BYTE = 8;

    /// Four whole numbers: the JDK reads fewer parts too, and each proxy something else.
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    public AddressBlock {
        Objects.requireNonNull(first, "first");
        if (prefix < 0 || prefix > bits(first)) {
            throw new IllegalArgumentException(
                    "An address of " + bits(first) + " bits has no prefix of " + prefix + ".");
        }
    }

    /// Reads an address or a block, such as `10.0.0.7`, `10.0.0.0/8` or `2001:db8::/32`.
    ///
    /// @throws IllegalArgumentException with a sentence for the operator
    public static AddressBlock parse(String text) {
        var parts = text.strip().split("/", -1);
        var address = address(parts[0]);
        if (address == null || parts.length > 2) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no IP address. Write an address such as 10.0.0.7, or a block such as 10.0.0.0/8; a name"
                    + " is not looked up.");
        }
        try {
            return new AddressBlock(address, parts.length == 1 ? bits(address) : Integer.parseInt(parts[1]));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no block of addresses. Write it like 10.0.0.0/8 or 2001:db8::/32.", e);
        }
    }

    /// An address in whatever spelling, also in brackets, with a port or a zone behind it; an IPv4 address that is
    /// mapped to IPv6 (RFC 4291, section 2.5.5.2) is an IPv4 address.
    ///
    /// @return null where it is none; names are never looked up
    static @Nullable InetAddress address(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var bare = withoutPort(text.strip()).replaceFirst("%.*", "");
        if (!IPV4.matcher(bare).matches() && !IPV6.matcher(bare).matches()) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(bare);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Whether an address lies in the block.
    public boolean contains(InetAddress address) {
        var drop = bits(first) - prefix;
        return bits(address) == bits(first)
                && number(address).shiftRight(drop).equals(number(first).shiftRight(drop));
    }

    private static String withoutPort(String text) {
        if (text.startsWith("[")) {
            var end = text.indexOf(']');
            return end > 0 && text.substring(end + 1).matches("(?::\\d{1,5})?") ? text.substring(1, end) : "";
        }
        var colon = text.indexOf(':');
        return colon > 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * BITS_OF_A_BYTE;
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
