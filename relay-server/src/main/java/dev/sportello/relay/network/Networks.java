package dev.sportello.relay.network;

import dev.sportello.relay.http.AddressBlock;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// To which addresses the relay connects where an admin says so, for webhooks and the SMS gateway: to those
/// of the internet, and to those that the operator allows. Immutable.
///
/// What an admin types must not lead the relay to what stands beside it: the machine's own services, the
/// network's, and the metadata of a cloud.
public final class Networks {
    /// The only block from which addresses of the internet are given out (RFC 4291, section 2.4).
    private static final AddressBlock GLOBAL_IPV6 = AddressBlock.parse("2000::/3");

    /// What is not for the internet, of IANA's registries of special addresses (RFC 6890); multicast and what
    /// is reserved; ways to write an IPv4 address as an IPv6 one; and what clouds have put among the public
    /// ones.
    private static final List<AddressBlock> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    // Azure answers a machine's own questions there.
                    "168.63.129.16",
                    // Teredo, ORCHID and other protocols.
                    "2001::/23",
                    "2001:db8::/32",
                    // 6to4.
                    "2002::/16",
                    "2620:4f:8000::/48",
                    "3fff::/20")
            .map(AddressBlock::parse)
            .toList();

    private final List<AddressBlock> allowed;

    /// @param allowed addresses and blocks
    /// @throws IllegalArgumentException with a sentence for the operator
    public Networks(Collection<String> allowed) {
        this.allowed = allowed.stream().map(Networks::parse).toList();
    }

    private static AddressBlock parse(String text) {
        try {
            return AddressBlock.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--allow-webhooks-to: " + e.getMessage(), e);
        }
    }

    /// Whether the operator allows any private ones.
    public boolean allowsPrivate() {
        return !allowed.isEmpty();
    }

    public boolean isPrivatelyAllowed(InetAddress address) {
        return contains(allowed, address);
    }

    public boolean allows(InetAddress address) {
        return isPrivatelyAllowed(address) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        var isIpv6 = address.getAddress().length == 16;
        return !contains(SPECIAL, address) && (!isIpv6 || GLOBAL_IPV6.contains(address));
    }

    private static boolean contains(List<AddressBlock> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }
}
