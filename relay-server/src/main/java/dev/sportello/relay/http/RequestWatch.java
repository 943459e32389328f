package dev.sportello.relay.http;

import dev.sportello.wire.RefusedFrame;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Watches over all HTTP connections: how many an address has, how long heads and bodies take, and how many bytes of
/// bodies are under way. Whoever sends one byte a minute keeps a connection for seconds, not for hours. Thread-safe.
///
/// A proxy that is trusted has as many connections as it wants, and cuts slow visitors off by itself or not at all.
public final class RequestWatch implements Connection.Listener, HttpConfiguration.Customizer {
    private final Limits limits;
    private final Proxies proxies;
    private final ElapsedTime elapsed;
    private final HeldBytes incoming;
    private final ConnectionLimit<String> addresses;
    private final Map<Connection, WatchedConnection> open = new ConcurrentHashMap<>();

    /// @param incoming what all clients together have under way
    public RequestWatch(Limits limits, Proxies proxies, ElapsedTime elapsed, HeldBytes incoming) {
        this.limits = limits;
        this.proxies = proxies;
        this.elapsed = elapsed;
        this.incoming = incoming;
        addresses = new ConnectionLimit<>(limits.connectionsPerAddress());
    }

    @Override
    public void onOpened(Connection connection) {
        // A WebSocket has been counted and is watched as such.
        if (connection instanceof ConnectionMetaData) {
            var place = place(address(connection));
            if (place == null) {
                connection.getEndPoint().close();
            } else {
                open.put(connection, new WatchedConnection(connection, limits, place));
            }
        }
    }

    @Override
    public void onClosed(Connection connection) {
        var watched = open.remove(connection);
        if (watched != null) {
            watched.closed();
        }
    }

    /// Called with each request whose head is complete.
    ///
    /// @throws HttpException where the bodies of all have no room for this one
    @Override
    public Request customize(Request request, HttpFields.Mutable headers) {
        var watched = open.get(request.getConnectionMetaData().getConnection());
        if (watched == null) {
            return request;
        }
        var body = bodyBytes(request);
        if (!incoming.tryTake(body)) {
            throw new HttpException.RuntimeException(HttpStatus.SERVICE_UNAVAILABLE_503, "bodies");
        }
        watched.begins(body > 0, elapsed.elapsed());
        Request.addCompletionListener(request, _ -> {
            incoming.giveBack(body);
            watched.ends();
        });
        return body == 0 ? request : watched.reading(request, elapsed);
    }

    /// Closes what takes too long. To be called every second.
    public void look() {
        var now = elapsed.elapsed();
        open.values().forEach(watched -> watched.look(now));
    }

    /// How many HTTP connections are open.
    public int count() {
        return open.size();
    }

    private @Nullable Runnable place(@Nullable InetAddress address) {
        if (address == null || proxies.trusts(address)) {
            return () -> {};
        }
        try {
            return addresses.take(ClientAddress.counted(address));
        } catch (RefusedFrame e) {
            return null;
        }
    }

    /// At most what is read of a body; a longer one is refused.
    private long bodyBytes(Request request) {
        var length = request.getLength();
        var chunked = request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        if (!chunked && length <= 0) {
            return 0;
        }
        return chunked ? limits.frameBytes() : Math.min(length, limits.frameBytes());
    }

    private static @Nullable InetAddress address(Connection connection) {
        return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress socket
                ? AddressBlock.address(socket.getAddress().getHostAddress())
                : null;
    }
}
