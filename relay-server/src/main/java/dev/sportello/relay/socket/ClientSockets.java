package dev.sportello.relay.socket;

import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.ElapsedTime;
import dev.sportello.relay.http.Errors;
import dev.sportello.relay.http.HeldBytes;
import dev.sportello.relay.http.Limits;
import dev.sportello.relay.http.ConnectionLimit;
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
    final ElapsedTime elapsed;
    final HeldBytes incoming;

    private final Clock clock;
    private final Set<ClientSocket> open = ConcurrentHashMap.newKeySet();
    private final ConnectionLimit<String> addresses;
    private final ConnectionLimit<String> newcomers;
    private volatile boolean closing;

    /// What an open socket holds.
    ///
    /// @param admitted to be run when somebody has come in by it
    /// @param left to be run when it has ended; once is enough
    record Place(Runnable admitted, Runnable left) {}

    private ClientSockets(Foundation foundation, Live live) {
        this.live = live;
        codec = foundation.codec();
        limits = foundation.limits();
        errors = foundation.errors();
        elapsed = foundation.elapsed();
        incoming = foundation.incoming();
        clock = foundation.clock();
        addresses = new ConnectionLimit<>(limits.connectionsPerAddress());
        newcomers = new ConnectionLimit<>(limits.connectionsBeforeHello());
    }

    /// Watches all sockets together: a timer for each of ten thousand would cost more than to look at them all once a
    /// second.
    public static ClientSockets open(Foundation foundation, Live live) {
        var sockets = new ClientSockets(foundation, live);
        foundation.periodic().every("links", Duration.ofSeconds(1), sockets::look);
        // Another relay may have ended a session meanwhile.
        foundation.peers().afterInterruption(sockets::checkSessions);
        foundation.metrics().registry().gauge("sportello.links", sockets, ClientSockets::count);
        return sockets;
    }

    /// What Jetty makes for a new socket.
    ///
    /// @param origin the site whose page it is; null for a program
    public ClientSocket socket(Endpoint endpoint, @Nullable String origin, String address) {
        return new ClientSocket(this, endpoint, origin, address);
    }

    public int count() {
        return open.size();
    }

    /// @throws RefusedFrame `too-many-connections`; `busy` when the relay is going down, or too many of this address
    ///     have not said hello yet
    Place enter(ClientSocket socket, String address) throws RefusedFrame {
        if (closing) {
            throw new RefusedFrame(ErrorKind.BUSY);
        }
        var admitted = newcomer(address);
        try {
            var place = addresses.take(address);
            open.add(socket);
            return new Place(admitted, () -> {
                admitted.run();
                left(socket, place);
            });
        } catch (RefusedFrame e) {
            admitted.run();
            throw e;
        }
    }

    private Runnable newcomer(String address) throws RefusedFrame {
        try {
            return newcomers.take(address);
        } catch (RefusedFrame e) {
            throw new RefusedFrame(
                    ErrorKind.BUSY, "Many connections of this address wait to say hello. Try later.", null);
        }
    }

    private void left(ClientSocket socket, Runnable place) {
        open.remove(socket);
        place.run();
        if (closing) {
            synchronized (open) {
                open.notifyAll();
            }
        }
    }

    private void look() {
        var now = elapsed.elapsed();
        var time = clock.instant();
        each(socket -> socket.look(now, time));
    }

    private void checkSessions() {
        each(ClientSocket::checkSession);
    }

    private void each(Consumer<ClientSocket> work) {
        for (var socket : open) {
            try {
                work.accept(socket);
            } catch (RuntimeException | Error e) {
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
