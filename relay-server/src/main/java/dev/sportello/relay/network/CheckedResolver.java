package dev.sportello.relay.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/// Says to which addresses a name leads, but for those to which nothing may go. The client connects to what
/// it is told here and looks nothing up again: a name that leads elsewhere a moment later gains nothing.
/// Thread-safe.
public record CheckedResolver(DnsResolver names, Predicate<InetAddress> allowed) implements DnsResolver {

    /// None of the name's addresses may be connected to.
    public static final class AddressRefused extends UnknownHostException {
        private static final long serialVersionUID = 1;

        private AddressRefused(String host) {
            super(host);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var checked = Arrays.stream(names.resolve(host)).filter(allowed).toArray(InetAddress[]::new);
        if (checked.length == 0) {
            throw new AddressRefused(host);
        }
        return checked;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
