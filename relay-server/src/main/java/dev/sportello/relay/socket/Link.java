package dev.sportello.relay.socket;

import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.live.Listener;
import dev.sportello.relay.live.Outlet;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.ClientFrame.LookAt;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import io.github.bucket4j.Bucket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// One WebSocket, from its opening to its end.
///
/// Jetty calls it for one incoming frame at a time; the timer of [Links] and the listener's sender call it from threads
/// of their own.
public final class Link implements Session.Listener.AutoDemanding, Outlet {
    /// How long the other side has to answer our close before the connection is cut.
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Links links;
    private final Door door;
    private final @Nullable String origin;
    private final String address;
    private final Instant openedAt;

    private @Nullable Bucket commands;
    private int malformed;

    private volatile Instant heardAt;
    private volatile @Nullable Session session;
    private volatile @Nullable Runnable place;
    private volatile @Nullable Visitor visitor;
    private volatile @Nullable Listener listener;
    private volatile @Nullable Instant closedAt;
    private volatile boolean gone;

    Link(Links links, Door door, @Nullable String origin, String address) {
        this.links = links;
        this.door = door;
        this.origin = origin;
        this.address = address;
        openedAt = links.clock.instant();
        heardAt = openedAt;
    }

    @Override
    public void onWebSocketOpen(Session session) {
        this.session = session;
        try {
            place = links.enter(this, address);
        } catch (RefusedFrame e) {
            var reason = e.refusal().error() == ErrorKind.BUSY ? CloseReason.RESUME : CloseReason.STAY_AWAY;
            finish(new RelayFrame.Refused(null, e.refusal()), reason);
        }
    }

    @Override
    public void onWebSocketText(String text) {
        heardAt = links.clock.instant();
        if (closedAt != null) {
            return;
        }
        try {
            checkSize(text);
            receive(links.codec.clientFrame(text));
        } catch (RefusedFrame e) {
            refuse(e);
        } catch (RuntimeException e) {
            answer(new RelayFrame.Refused(null, links.errors.internal("A frame", e)));
        }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        heardAt = links.clock.instant();
        if (closedAt == null) {
            refuse(new RefusedFrame(ErrorKind.MALFORMED, "Send text frames, not binary ones.", null));
        }
        callback.succeed();
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        left();
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        left();
    }

    @Override
    public void send(String frame, Sent sent) {
        try {
            Objects.requireNonNull(session).sendText(frame, Callback.from(() -> sent.sent(null), sent::sent));
        } catch (RuntimeException e) {
            sent.sent(e);
        }
    }

    @Override
    public void close(CloseReason reason) {
        closedAt = links.clock.instant();
        Objects.requireNonNull(session).close(reason.code(), "", Callback.NOOP);
    }

    /// Ends what has been quiet for too long, what has outlived its session, and what does not answer a close.
    void look(Instant now) {
        var closed = closedAt;
        var guest = visitor;
        if (closed != null) {
            if (now.isAfter(closed.plus(FAREWELL))) {
                Objects.requireNonNull(session).disconnect();
            }
        } else if (guest == null && now.isAfter(openedAt.plus(links.limits.helloWithin()))) {
            end(CloseReason.STAY_AWAY);
        } else if (guest != null && !now.isBefore(guest.until())) {
            end(CloseReason.SIGN_IN_AGAIN);
        } else if (now.isAfter(heardAt.plus(links.limits.silence()))) {
            end(CloseReason.RESUME);
        }
    }

    private void checkSize(String text) throws RefusedFrame {
        var most = links.limits.frameBytes();
        // No character takes more than three bytes of UTF-8, so most frames need no count.
        if (text.length() > most / 3 && text.getBytes(StandardCharsets.UTF_8).length > most) {
            throw new RefusedFrame(ErrorKind.TOO_LARGE);
        }
    }

    private void receive(ClientFrame frame) throws RefusedFrame {
        var guest = visitor;
        switch (frame) {
            case Hello hello when guest == null -> welcome(hello);
            case Hello _ -> throw new RefusedFrame(ErrorKind.OUT_OF_STATE);
            case ClientFrame.Ping _ when guest != null -> answer(new RelayFrame.Pong());
            case ClientFrame.Ping _ -> throw new RefusedFrame(ErrorKind.OUT_OF_STATE);
            case LookAt look when guest != null -> look(guest, look);
            case LookAt _ -> throw new RefusedFrame(ErrorKind.OUT_OF_STATE);
            case Command command when guest != null -> carryOut(guest, command);
            case Command command ->
                throw new RefusedFrame(ErrorKind.OUT_OF_STATE, ErrorKind.OUT_OF_STATE.sentence(), command.id());
        }
    }

    private void welcome(Hello hello) throws RefusedFrame {
        var guest = door.admit(hello, origin);
        visitor = guest;
        var joined = links.live.join(guest.scope(), hello, this);
        listener = joined;
        if (gone) {
            // The connection broke while the visitor came in: nobody else would take them out again.
            guest.left();
            joined.left();
        } else if (!guest.stands()) {
            joined.close(CloseReason.SIGN_IN_AGAIN);
        } else {
            guest.greet(joined::answer);
        }
    }

    private void look(Visitor guest, LookAt look) throws RefusedFrame {
        count(null);
        guest.looks(look);
    }

    private void carryOut(Visitor guest, Command command) throws RefusedFrame {
        count(command.id());
        var _ = guest.receive(command).thenAccept(this::answer);
    }

    private void count(@Nullable CommandId command) throws RefusedFrame {
        if (commands == null) {
            commands = RateLimit.single(links.limits.commandsPerConnection(), links.clock);
        }
        if (!commands.tryConsume(1)) {
            throw new RefusedFrame(ErrorKind.RATE_LIMITED, ErrorKind.RATE_LIMITED.sentence(), command);
        }
    }

    private void refuse(RefusedFrame problem) {
        var refused = new RelayFrame.Refused(problem.id(), problem.refusal());
        var last = reasonToClose(problem.refusal().error());
        if (last == null) {
            answer(refused);
        } else {
            finish(refused, last);
        }
    }

    /// @return null where the link goes on: what else is refused is a command of a client that keeps to the protocol
    private @Nullable CloseReason reasonToClose(ErrorName error) {
        return switch (error) {
            case ErrorKind.UNSUPPORTED_VERSION -> CloseReason.UPGRADE;
            case ErrorKind.SIGN_IN_REQUIRED, ErrorKind.SESSION_EXPIRED -> CloseReason.SIGN_IN_AGAIN;
            case ErrorKind.TOO_LARGE, ErrorKind.TOO_MANY_CONNECTIONS, ErrorKind.ORIGIN_REFUSED -> CloseReason.STAY_AWAY;
            case ErrorKind.MALFORMED,
                    ErrorKind.TOO_DEEP,
                    ErrorKind.UNKNOWN_KIND,
                    ErrorKind.OUT_OF_STATE,
                    ErrorKind.FORBIDDEN -> ++malformed < links.limits.malformedFrames() ? null : CloseReason.STAY_AWAY;
            case ErrorName _ -> null;
        };
    }

    private void answer(RelayFrame frame) {
        var joined = listener;
        if (joined != null) {
            joined.answer(frame);
        } else {
            // Before hello there is no queue; few frames are answered then, and Jetty keeps their order.
            send(links.codec.encode(frame), _ -> {});
        }
    }

    private void finish(RelayFrame frame, CloseReason reason) {
        closedAt = links.clock.instant();
        var joined = listener;
        if (joined != null) {
            joined.finish(frame, reason);
        } else {
            send(links.codec.encode(frame), _ -> close(reason));
        }
    }

    /// Closes without waiting for what is still to be sent.
    void end(CloseReason reason) {
        var joined = listener;
        if (joined != null) {
            joined.close(reason);
        } else {
            close(reason);
        }
    }

    private void left() {
        gone = true;
        closedAt = links.clock.instant();
        var held = place;
        if (held != null) {
            held.run();
        }
        var guest = visitor;
        if (guest != null) {
            guest.left();
        }
        var joined = listener;
        if (joined != null) {
            joined.left();
        }
    }
}
