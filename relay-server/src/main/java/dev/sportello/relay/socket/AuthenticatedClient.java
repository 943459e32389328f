package dev.sportello.relay.socket;

import dev.sportello.relay.journal.Turn;
import dev.sportello.relay.live.Scope;
import dev.sportello.wire.ClientFrame.FollowCustomer;
import dev.sportello.wire.ClientFrame.LookAt;
import dev.sportello.wire.ClientFrame.Visiting;
import dev.sportello.wire.Command;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The authenticated client of a socket, after its `hello`. Thread-safe.
public interface AuthenticatedClient {

    /// What the client receives.
    Scope scope();

    /// When the session ends by itself.
    Instant until();

    /// Whether the session still stands: asked once more after joining, since a session that ended while its client
    /// was admitted was not yet there to be closed. May block.
    boolean stands();

    /// Sends what the client needs at the beginning beside the entries. Called after joining: what changes later
    /// is told as it changes, and never before this.
    ///
    /// @param tell takes a frame, and does not block
    void greet(Consumer<RelayFrame> tell);

    /// Carries out a command.
    ///
    /// @param turn whether that may still be done when it comes to it
    /// @return completes with the answer, never exceptionally
    /// @throws RefusedFrame if the command is not for such a client
    CompletableFuture<RelayFrame> receive(Command command, Turn turn) throws RefusedFrame;

    /// Takes what the client has on screen.
    ///
    /// @throws RefusedFrame if that is nobody's business
    void looks(LookAt look) throws RefusedFrame;

    /// Takes whose profile the client has on screen.
    ///
    /// @throws RefusedFrame if that is nobody's business
    void follows(FollowCustomer follow) throws RefusedFrame;

    /// Takes what a shopper does; what is said too often is passed over.
    ///
    /// @throws RefusedFrame if the client is none
    void visits(Visiting visiting) throws RefusedFrame;

    /// The link is gone. Called at least once.
    void left();
}
