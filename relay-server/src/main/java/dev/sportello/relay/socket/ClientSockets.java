package dev.sportello.relay.socket;

import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.Errors;
import dev.sportello.relay.http.Limits;
import dev.sportello.relay.live.Live;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All open sockets. Thread-safe.
public final class ClientSockets {
    /// How long a relay that shuts down waits for its clients to close.
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(2);

    final Codec codec;
    final Live live;
    final Limits limits;
    final Errors errors;
    final Clock clock;

    private final Set<ClientSocket> open = ConcurrentHashMap.newKeySet();
    private final Tally<String> addresses;
    private volatile boolean closing;

    private ClientSockets(Codec codec, Live live, Limits limits, Errors errors, Clock clock) {
        this.codec = codec;
        this.live = live;
        this.limits = limits;
        this.errors = errors;
        this.clock = clock;
        addresses = new Tally<>(limits.connectionsPerAddress());
    }

    /// Watches all sockets together: a timer for each of ten thousand would cost more than to look at them all once a
    /// second.
    public static ClientSockets open(Foundation foundation, Live live) {
        var sockets = new ClientSockets(
                foundation.codec(), live, foundation.limits(), foundation.errors(), foundation.clock());
        foundation.periodic().every("links", Duration.ofSeconds(1), sockets::look);
        // Another relay may have ended a session meanwhile.
        foundation.peers().afterInterruption(sockets::checkSessions);
        foundation.metrics().registry().gauge("sportello.links", sockets, ClientSockets::count);
        return sockets;
    }

    /// What Jetty makes for a new socket.
    ///
    /// @param origin the site whose page it is; null for a program
    public ClientSocket socket(Door door, @Nullable String origin, String address) {
        return new ClientSocket(this, door, origin, address);
    }

    public int count() {
        return open.size();
    }

    /// @return gives the place back
    /// @throws RefusedFrame `too-many-connections`; `busy` when the relay is going down
    Runnable enter(ClientSocket socket, String address) throws RefusedFrame {
        if (closing) {
            throw new RefusedFrame(ErrorKind.BUSY);
        }
        var place = addresses.take(address);
        open.add(socket);
        return () -> {
            open.remove(socket);
            place.run();
            if (closing) {
                synchronized (open) {
                    open.notifyAll();
                }
            }
        };
    }

    private void look() {
        var now = clock.instant();
        each(socket -> socket.look(now));
    }

    private void checkSessions() {
        each(ClientSocket::checkSession);
    }

    private void each(Consumer<ClientSocket> work) {
        for (var socket : open) {
            try {
                work.accept(socket);
            } catch (RuntimeException e) {
                // One socket's trouble must not end the watch over the others.
                var _ = errors.internal("A link", e);
            }
        }
    }

    /// Tells all clients to reconnect and resume, and waits a moment for them to close.
    public void shutDown() {
        closing = true;
        live.closeAll(CloseReason.RESUME);
        open.forEach(socket -> socket.end(CloseReason.RESUME));
        try {
            synchronized (open) {
                var patience = System.nanoTime() + SHUTDOWN_TIMEOUT.toNanos();
                while (!open.isEmpty() && System.nanoTime() < patience) {
                    open.wait(SHUTDOWN_TIMEOUT.toMillis() / 10);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
