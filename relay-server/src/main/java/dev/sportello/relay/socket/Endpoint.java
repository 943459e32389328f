package dev.sportello.relay.socket;

import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.RefusedFrame;
import org.jspecify.annotations.Nullable;

/// Authenticates the clients of one kind of socket. Thread-safe.
public interface Endpoint {

    /// Admits a client that presents the token of a session. May block.
    ///
    /// @param origin the site whose page it is; null for a program
    /// @throws RefusedFrame with the named error
    AuthenticatedClient admit(Hello hello, @Nullable String origin) throws RefusedFrame;
}
