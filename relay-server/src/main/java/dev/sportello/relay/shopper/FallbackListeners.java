package dev.sportello.relay.shopper;

import dev.sportello.relay.live.Listener;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.live.Transport;
import dev.sportello.relay.socket.AuthenticatedClient;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.CloseReason;

/// Those who listen without a socket. Thread-safe.
record FallbackListeners(Live live) {

    /// Has a client listen. Nobody does where this fails: there is no link whose end would be noticed.
    Listener join(AuthenticatedClient client, Hello hello, Transport transport) {
        var listener = live.join(client.scope(), hello, transport);
        try {
            if (client.stands()) {
                client.greet(listener::answer);
            } else {
                listener.close(CloseReason.SIGN_IN_AGAIN);
            }
            return listener;
        } catch (RuntimeException | Error e) {
            listener.left();
            throw e;
        }
    }
}
