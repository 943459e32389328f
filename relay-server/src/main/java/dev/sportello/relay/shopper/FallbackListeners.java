package dev.sportello.relay.shopper;

import dev.sportello.relay.live.Listener;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.live.Transport;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.socket.AuthenticatedClient;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.CloseReason;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Those who listen without a socket. Thread-safe.
final class FallbackListeners {
    private static final Logger LOG = LoggerFactory.getLogger(FallbackListeners.class);

    private final Live live;
    private final Map<Listener, AuthenticatedClient> open = new ConcurrentHashMap<>();

    FallbackListeners(Live live) {
        this.live = live;
    }

    /// @param peers the other relays, which may have ended a session and not be heard; not started yet
    static FallbackListeners open(Live live, Peers peers) {
        var listeners = new FallbackListeners(live);
        peers.afterInterruption(listeners::checkSessions);
        return listeners;
    }

    /// Has a client listen until it is to [#leave]. Nobody does where this fails: there is no link whose end would be
    /// noticed.
    Listener join(AuthenticatedClient client, Hello hello, Transport transport) {
        var listener = live.join(client.scope(), hello, transport);
        open.put(listener, client);
        try {
            if (client.stands()) {
                client.greet(listener::answer);
            } else {
                listener.close(CloseReason.SIGN_IN_AGAIN);
            }
            return listener;
        } catch (RuntimeException | Error e) {
            leave(listener);
            throw e;
        }
    }

    void leave(Listener listener) {
        open.remove(listener);
        listener.left();
    }

    private void checkSessions() {
        open.forEach(FallbackListeners::checkSession);
    }

    private static void checkSession(Listener listener, AuthenticatedClient client) {
        try {
            if (!client.stands()) {
                listener.close(CloseReason.SIGN_IN_AGAIN);
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("Whether a session still stands is not known now; its client reconnects.", e);
            listener.close(CloseReason.RESUME);
        }
    }
}
