package dev.sportello.relay.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The proxies that the operator trusts, and what they say about a request: only as much as they themselves wrote
/// counts. `Forwarded` (RFC 7239) is not read: proxies that do not know it let their visitors write it. Thread-safe.
public final class Proxies {
    private static final Logger LOG = LoggerFactory.getLogger(Proxies.class);
    private static final String FOR = "X-Forwarded-For";
    private static final String PROTO = "X-Forwarded-Proto";
    private static final String HOST = "X-Forwarded-Host";

    private final List<AddressBlock> trusted;
    private final AtomicBoolean told = new AtomicBoolean();

    /// @param trusted addresses and blocks
    /// @throws IllegalArgumentException with a sentence for the operator
    public Proxies(Collection<String> trusted) {
        this.trusted = trusted.stream().map(Proxies::parse).toList();
    }

    private static AddressBlock parse(String text) {
        try {
            var block = AddressBlock.parse(text);
            if (block.prefix() == 0) {
                throw new IllegalArgumentException("\"" + text + "\" would trust everybody's word.");
            }
            return block;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--trust-proxy: " + e.getMessage(), e);
        }
    }

    boolean trusts(@Nullable InetAddress address) {
        return address != null && trusted.stream().anyMatch(block -> block.contains(address));
    }

    /// Whom a request comes from: the last address on its way that is not a trusted proxy's.
    ///
    /// @return null where even the connection has no IP address
    public @Nullable InetAddress client(HttpServletRequest request) {
        var address = peer(request);
        // Each proxy appends the address it was called from: read from the end for as long as the writer is trusted.
        for (var hop : hops(request).reversed()) {
            var before = trusts(address) ? AddressBlock.address(hop) : null;
            if (before == null) {
                break;
            }
            address = before;
        }
        return address;
    }

    /// `https` or `http`, as the visitor's browser sees it.
    String scheme(HttpServletRequest request) {
        var said = said(request, PROTO);
        return said == null ? request.getScheme() : said.toLowerCase(Locale.ROOT);
    }

    /// The host, with its port if it is not the scheme's, as the visitor's browser sees it.
    @Nullable
    String host(HttpServletRequest request) {
        var said = said(request, HOST);
        return said == null ? request.getHeader("Host") : said;
    }

    /// Whether a proxy passed the request on that is not trusted, so that nothing is known of the visitor.
    boolean isHidden(HttpServletRequest request) {
        var passedOn = request.getHeader(FOR) != null || request.getHeader(PROTO) != null;
        return passedOn && !trusts(peer(request));
    }

    /// Says once in the log what to set, where a proxy that is not trusted passes requests on from beside the relay.
    /// A visitor from the internet can write such headers as well, and is not believed.
    void look(HttpServletRequest request) {
        if (told.get() || !isHidden(request)) {
            return;
        }
        var peer = peer(request);
        if (peer != null && isNear(peer) && told.compareAndSet(false, true)) {
            LOG.warn(
                    "A proxy at {} passes requests on and is not trusted: all its visitors count as one, and pages of the"
                            + " relay's own host are refused. Start the relay with --trust-proxy {}.",
                    peer.getHostAddress(),
                    peer.getHostAddress());
        }
    }

    private static boolean isNear(InetAddress address) {
        var uniqueLocal = address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || uniqueLocal;
    }

    private @Nullable String said(HttpServletRequest request, String header) {
        var value = trusts(peer(request)) ? request.getHeader(header) : null;
        var first = value == null ? "" : value.split(",", 2)[0].strip();
        return first.isEmpty() ? null : first;
    }

    private static @Nullable InetAddress peer(HttpServletRequest request) {
        return AddressBlock.address(request.getRemoteAddr());
    }

    /// All lines of the header are one list (RFC 9110, section 5.3).
    private static List<String> hops(HttpServletRequest request) {
        return Collections.list(request.getHeaders(FOR)).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .toList();
    }
}
