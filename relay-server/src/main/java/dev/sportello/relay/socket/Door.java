package dev.sportello.relay.socket;

import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.RefusedFrame;
import org.jspecify.annotations.Nullable;

/// Where a kind of visitor enters. Thread-safe.
public interface Door {

    /// Lets in who shows the token of a session. May block.
    ///
    /// @param origin the site whose page it is; null for a program
    /// @throws RefusedFrame with the named error
    Visitor admit(Hello hello, @Nullable String origin) throws RefusedFrame;
}
