package dev.sportello.relay.socket;

import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.journal.Turn;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import io.github.bucket4j.Bucket;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The commands that come over one socket: counted, submitted in their order, and answered. Called for one frame at a
/// time; answers come on any thread.
final class SocketCommands {
    private static final String OVERTAKING =
            "A command before this one was refused for now. Send that again, and then this.";

    private final ClientSocket socket;
    private final ClientSockets sockets;

    /// Held while a command is submitted, and while one is refused for now.
    private final ReentrantLock submitting = new ReentrantLock();

    private final CommandOrder order = new CommandOrder();
    private @Nullable Bucket rate;

    SocketCommands(ClientSocket socket, ClientSockets sockets) {
        this.socket = socket;
        this.sockets = sockets;
    }

    /// Passes a command to its client's rules, and the answer to the socket.
    ///
    /// @throws RefusedFrame where the command is refused for good
    void execute(AuthenticatedClient client, Command command) throws RefusedFrame {
        submitting.lock();
        try {
            if (!socket.takesCommands()) {
                return;
            }
            var turn = order.admit(command);
            if (turn == null) {
                // The sender did not know yet: over the next link all of it comes again in its order.
                socket.finish(refused(command, Refusal.of(ErrorKind.BUSY, OVERTAKING)), CloseReason.RESUME);
            } else {
                submit(client, command, turn);
            }
        } finally {
            submitting.unlock();
        }
    }

    /// Counts one more frame that costs something.
    ///
    /// @param command its id, if it has one
    /// @throws RefusedFrame `rate-limited`
    void count(@Nullable CommandId command) throws RefusedFrame {
        if (!tryCount()) {
            throw new RefusedFrame(ErrorKind.RATE_LIMITED, ErrorKind.RATE_LIMITED.sentence(), command);
        }
    }

    /// Counts one more frame that costs something, and says whether it is within the rate.
    boolean tryCount() {
        if (rate == null) {
            rate = RateLimit.single(sockets.limits.commandsPerConnection(), sockets.elapsed);
        }
        return rate.tryConsume(1);
    }

    private void submit(AuthenticatedClient client, Command command, Turn turn) throws RefusedFrame {
        try {
            count(command.id());
            var _ = client.receive(command, turn).thenAccept(frame -> answer(command, turn, frame));
        } catch (RefusedFrame e) {
            if (!e.refusal().retry()) {
                throw e;
            }
            answer(command, turn, refused(command, e.refusal()));
        } catch (RuntimeException e) {
            answer(command, turn, refused(command, sockets.errors.internal("A command", e)));
        }
    }

    private static RelayFrame.Refused refused(Command command, Refusal refusal) {
        return new RelayFrame.Refused(command.id(), refusal);
    }

    private void answer(Command command, Turn turn, RelayFrame frame) {
        if (frame instanceof RelayFrame.Refused refused && refused.refusal().retry()) {
            refuseForNow(command, turn, refused);
        } else {
            socket.answer(frame);
        }
    }

    /// A command that was refused for now is sent again, and nothing that was sent behind it may be carried out
    /// before. Where the storage failed, the link ends there.
    private void refuseForNow(Command command, Turn turn, RelayFrame.Refused refused) {
        submitting.lock();
        try {
            order.refused(command, turn);
            if (refused.refusal().error() == ErrorKind.STORAGE_FAILED && !socket.closed()) {
                socket.finish(refused, CloseReason.RESUME);
            } else {
                socket.answer(refused);
            }
        } finally {
            submitting.unlock();
        }
    }
}
