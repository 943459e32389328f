package dev.sportello.relay.shopper;

import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.http.Origins;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.journal.JournalAnswer;
import dev.sportello.relay.journal.Turn;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.socket.Endpoint;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;

/// The same frames over plain HTTP, for hubs behind something that blocks WebSockets: server-sent events one way, posts
/// the other. Thread-safe; each open stream keeps a virtual thread.
public final class ShopperFallback {
    private final Bodies bodies;
    private final Origins origins;
    private final Endpoint endpoint;
    private final ShopperCommands commands;
    private final RateLimit<String> perSession;
    private final Live live;
    private final Clock clock;

    /// @param perSession how fast one session may ask: there is no connection to count by
    public ShopperFallback(
            Bodies bodies,
            Origins origins,
            Endpoint endpoint,
            ShopperCommands commands,
            RateLimit<String> perSession,
            Live live,
            Clock clock) {
        this.bodies = bodies;
        this.origins = origins;
        this.endpoint = endpoint;
        this.commands = commands;
        this.perSession = perSession;
        this.live = live;
        this.clock = clock;
    }

    /// `POST /widget/command`: the answer is the frame that a socket would have carried.
    public void command(Context ctx) throws RefusedFrame, InterruptedException {
        var answer = carryOut(ctx);
        if (answer instanceof RelayFrame.Refused refused) {
            ctx.status(refused.refusal().error().status());
        }
        bodies.write(ctx, answer);
    }

    /// `POST /widget/stream`: returns when the stream has ended.
    public void stream(Context ctx) throws RefusedFrame, IOException, InterruptedException {
        if (!(bodies.codec().clientFrame(Bodies.text(ctx)) instanceof ClientFrame.Hello hello)) {
            throw new RefusedFrame(ErrorKind.OUT_OF_STATE);
        }
        var client = endpoint.admit(hello, origins.of(ctx.req()));
        try {
            var stream = new EventStream(ctx.res());
            var listener = live.join(client.scope(), hello, stream);
            try {
                if (client.stands()) {
                    client.greet(listener::answer);
                } else {
                    listener.close(CloseReason.SIGN_IN_AGAIN);
                }
                stream.run(() -> clock.instant().isBefore(client.until()));
            } finally {
                listener.left();
            }
        } finally {
            client.left();
        }
    }

    private RelayFrame carryOut(Context ctx) throws InterruptedException {
        var session = ShopperHandlers.session(ctx);
        try {
            perSession.pass(session.key());
            var frame = bodies.codec().clientFrame(Bodies.text(ctx));
            return JournalAnswer.await(commands.receive(session.profile(), frame, Turn.ANY_TIME));
        } catch (RefusedFrame e) {
            return new RelayFrame.Refused(e.id(), e.refusal());
        }
    }
}
