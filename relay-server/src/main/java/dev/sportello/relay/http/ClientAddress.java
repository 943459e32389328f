package dev.sportello.relay.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// By what limits count visitors: the IPv4 address, or the /64 of the IPv6 address, which is the least that one
/// customer of a provider has (RFC 6177). Thread-safe.
public record ClientAddress(Proxies proxies) {
    private static final int IPV6_BYTES = 16;
    private static final int COUNTED_BYTES = 8;

    /// One spelling for each visitor, however the address was written on its way.
    public String of(HttpServletRequest request) {
        var address = proxies.client(request);
        return address == null ? "none" : counted(address);
    }

    /// By what an address counts.
    static String counted(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length != IPV6_BYTES) {
            return address.getHostAddress();
        }
        Arrays.fill(bytes, COUNTED_BYTES, IPV6_BYTES, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 16 bytes.", e);
        }
    }
}
