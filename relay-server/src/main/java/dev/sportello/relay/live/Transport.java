package dev.sportello.relay.live;

import dev.sportello.wire.CloseReason;
import org.jspecify.annotations.Nullable;

/// What carries frames to one client: a WebSocket, or a response with server-sent events.
///
/// Called on virtual threads, so it may block; never called for a second frame before the first was reported sent.
public interface Transport {

    /// Sends one frame.
    ///
    /// @param sent called once, on any thread, when the frame has left or has failed
    void send(String frame, Sent sent);

    /// Closes it, also while a frame is under way. Called at most once; must not throw.
    void close(CloseReason reason);

    @FunctionalInterface
    interface Sent {

        /// @param failure null when the frame has left
        void sent(@Nullable Throwable failure);
    }
}
