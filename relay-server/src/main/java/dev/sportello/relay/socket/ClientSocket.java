package dev.sportello.relay.socket;

import dev.sportello.relay.live.Listener;
import dev.sportello.relay.live.Transport;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.ClientFrame.FollowCustomer;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.ClientFrame.LookAt;
import dev.sportello.wire.ClientFrame.Visiting;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One WebSocket, from its opening to its end.
///
/// Jetty calls it for one incoming frame at a time; the timer of [ClientSockets] and the listener's sender call
/// it from threads of their own.
public final class ClientSocket implements Session.Listener.AutoDemanding, Transport {
    private static final Logger LOG = LoggerFactory.getLogger(ClientSocket.class);

    private final ClientSockets sockets;
    private final Endpoint endpoint;
    private final @Nullable String origin;
    private final String address;
    private final IncomingText incoming;
    private final SocketTimes times;

    private final SocketCommands commands;
    private final RefusedFrames refusals;

    private volatile boolean saidHello;
    private volatile @Nullable Session session;
    private volatile ClientSockets.@Nullable Place place;
    private volatile @Nullable AuthenticatedClient client;
    private volatile @Nullable Listener listener;
    private volatile boolean gone;

    ClientSocket(ClientSockets sockets, Endpoint endpoint, @Nullable String origin, String address) {
        this.sockets = sockets;
        this.endpoint = endpoint;
        this.origin = origin;
        this.address = address;
        incoming = new IncomingText(sockets.incoming);
        commands = new SocketCommands(this, sockets);
        refusals = new RefusedFrames(sockets.limits.malformedFrames());
        times = new SocketTimes(sockets.elapsed, sockets.limits);
    }

    @Override
    public void onWebSocketOpen(Session session) {
        this.session = session;
        try {
            place = sockets.enter(this, address);
        } catch (RefusedFrame e) {
            finish(new RelayFrame.Refused(null, e.refusal()), reasonToClose(e));
        }
        giveBackIfGone();
    }

    @Override
    public void onWebSocketPartialText(String piece, boolean last) {
        times.heard();
        if (times.closed()) {
            return;
        }
        try {
            incoming.add(piece, sockets.limits.frameBytes(client != null));
        } catch (RefusedFrame e) {
            finish(new RelayFrame.Refused(null, e.refusal()), reasonToClose(e));
            return;
        }
        if (gone) {
            giveBack();
        } else if (last) {
            receive(incoming.take());
        }
    }

    private void receive(String text) {
        try {
            receive(sockets.codec.clientFrame(text));
        } catch (RefusedFrame e) {
            refuse(e);
        } catch (RuntimeException e) {
            answer(new RelayFrame.Refused(null, sockets.errors.internal("A frame", e)));
        }
    }

    /// A frame that is given up in the middle ends its socket: what follows is not its beginning.
    private static CloseReason reasonToClose(RefusedFrame problem) {
        return problem.refusal().retry() ? CloseReason.RESUME : CloseReason.STAY_AWAY;
    }

    @Override
    public void onWebSocketPartialBinary(ByteBuffer payload, boolean last, Callback callback) {
        times.heard();
        if (!times.closed() && last) {
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
        LOG.debug("A socket broke.", cause);
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
        times.close();
        Objects.requireNonNull(session).close(reason.code(), "", Callback.NOOP);
    }

    /// Ends what has been quiet for too long, what has outlived its session, and what does not answer a close.
    ///
    /// @param now as the elapsed time tells it
    /// @param time when sessions end by the clock
    void look(Duration now, Instant time) {
        var admitted = client;
        if (times.closed()) {
            if (times.closeUnanswered(now)) {
                Objects.requireNonNull(session).disconnect();
            }
        } else if (admitted == null && times.helloLate(now)) {
            // Who has said hello waits for us, not we for them.
            end(saidHello ? CloseReason.RESUME : CloseReason.STAY_AWAY);
        } else if (admitted != null && !time.isBefore(admitted.until())) {
            end(CloseReason.SIGN_IN_AGAIN);
        } else if (times.silent(now)) {
            end(CloseReason.RESUME);
        }
    }

    /// Ends the link if its session has ended, and if that is not known now: then the next `hello` tells.
    void checkSession() {
        var admitted = client;
        if (admitted == null || times.closed()) {
            return;
        }
        try {
            if (!admitted.stands()) {
                end(CloseReason.SIGN_IN_AGAIN);
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("Whether a session still stands is not known now; its client reconnects.", e);
            end(CloseReason.RESUME);
        }
    }

    private void receive(ClientFrame frame) throws RefusedFrame {
        var admitted = client;
        switch (frame) {
            case Hello hello when admitted == null -> welcome(hello);
            case Hello _ -> throw new RefusedFrame(ErrorKind.OUT_OF_STATE);
            case ClientFrame.Ping _ when admitted != null -> answer(new RelayFrame.Pong());
            case ClientFrame.Ping _ -> throw new RefusedFrame(ErrorKind.OUT_OF_STATE);
            case LookAt look when admitted != null -> look(admitted, look);
            case LookAt _ -> throw new RefusedFrame(ErrorKind.OUT_OF_STATE);
            case FollowCustomer follow when admitted != null -> follow(admitted, follow);
            case FollowCustomer _ -> throw new RefusedFrame(ErrorKind.OUT_OF_STATE);
            case Visiting visiting when admitted != null -> visit(admitted, visiting);
            case Visiting _ -> throw new RefusedFrame(ErrorKind.OUT_OF_STATE);
            case Command command when admitted != null -> commands.execute(admitted, command);
            case Command command ->
                throw new RefusedFrame(ErrorKind.OUT_OF_STATE, ErrorKind.OUT_OF_STATE.sentence(), command.id());
        }
    }

    private void welcome(Hello hello) throws RefusedFrame {
        saidHello = true;
        try {
            admit(hello);
        } catch (RuntimeException e) {
            // Nothing is known of the client: only what was judged may say to stay away, or to sign in again.
            finish(new RelayFrame.Refused(null, sockets.errors.internal("A hello", e)), CloseReason.RESUME);
        }
    }

    private void admit(Hello hello) throws RefusedFrame {
        var admitted = endpoint.admit(hello, origin);
        client = admitted;
        try {
            join(admitted, hello);
        } finally {
            giveBackIfGone();
        }
    }

    private void join(AuthenticatedClient admitted, Hello hello) {
        var held = place;
        if (held != null) {
            held.admitted().run();
        }
        var joined = sockets.live.join(admitted.scope(), hello, this);
        listener = joined;
        if (admitted.stands()) {
            admitted.greet(joined::answer);
        } else {
            joined.close(CloseReason.SIGN_IN_AGAIN);
        }
    }

    private void look(AuthenticatedClient admitted, LookAt look) throws RefusedFrame {
        commands.count(null);
        admitted.looks(look);
        giveBackIfGone();
    }

    private void follow(AuthenticatedClient admitted, FollowCustomer follow) throws RefusedFrame {
        commands.count(null);
        admitted.follows(follow);
        giveBackIfGone();
    }

    private void visit(AuthenticatedClient admitted, Visiting visiting) throws RefusedFrame {
        // No answer comes to what is said too often: without an id, a hub would take it for one to its message.
        if (commands.tryCount()) {
            admitted.visits(visiting);
        }
    }

    private void refuse(RefusedFrame problem) {
        var refused = new RelayFrame.Refused(problem.id(), problem.refusal());
        var last = refusals.reasonToClose(problem.refusal().error());
        if (last == null) {
            answer(refused);
        } else {
            finish(refused, last);
        }
    }

    /// Whether it takes commands. What comes behind a `hello` that has to start over was written for the journal that
    /// its sender followed.
    boolean takesCommands() {
        var joined = listener;
        return !times.closed() && joined != null && joined.goesOn();
    }

    /// Whether its end is decided.
    boolean closed() {
        return times.closed();
    }

    /// Sends a frame behind those that wait.
    void answer(RelayFrame frame) {
        var joined = listener;
        if (joined != null) {
            joined.answer(frame);
        } else {
            // Before hello there is no queue; few frames are answered then, and Jetty keeps their order.
            send(sockets.codec.encode(frame), _ -> {});
        }
    }

    /// Sends a last frame, and closes.
    void finish(RelayFrame frame, CloseReason reason) {
        times.close();
        var joined = listener;
        if (joined != null) {
            joined.finish(frame, reason);
        } else {
            send(sockets.codec.encode(frame), _ -> close(reason));
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
        times.close();
        giveBack();
    }

    /// The connection may break while something is taken for it, and nobody else would give that back.
    private void giveBackIfGone() {
        if (gone) {
            giveBack();
        }
    }

    /// Gives back all that was taken so far; what has been given back already stays so.
    private void giveBack() {
        incoming.drop();
        var held = place;
        if (held != null) {
            held.left().run();
        }
        var joined = listener;
        if (joined != null) {
            joined.left();
        }
        // Last, since it may ask the database, and fail.
        var admitted = client;
        if (admitted != null) {
            admitted.left();
        }
    }
}
