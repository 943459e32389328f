package dev.sportello.relay.shopper;

import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.http.Origins;
import dev.sportello.relay.http.Pages;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.journal.JournalAnswer;
import dev.sportello.relay.journal.Turn;
import dev.sportello.relay.socket.Endpoint;
import dev.sportello.relay.visit.VisitReports;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// The same frames over plain HTTP, for hubs behind something that blocks WebSockets: server-sent events one way, posts
/// the other; and where answers come only when they are complete, one short answer after the other. Thread-safe; each
/// open stream keeps a virtual thread, and so does each request that waits.
public final class ShopperFallback {
    /// Less than any proxy waits for an answer, and half of the silence after which a hub gives a link up.
    private static final int LONGEST_WAIT_SECONDS = 20;

    private final Bodies bodies;
    private final Origins origins;
    private final Endpoint endpoint;
    private final ShopperCommands commands;
    private final VisitReports visits;
    private final RateLimit<String> perSession;
    private final FallbackListeners listeners;
    private final Clock clock;
    private final AtomicInteger polling = new AtomicInteger();

    /// @param perSession how fast one session may ask: there is no connection to count by
    ShopperFallback(
            Bodies bodies,
            Origins origins,
            Endpoint endpoint,
            ShopperCommands commands,
            VisitReports visits,
            RateLimit<String> perSession,
            FallbackListeners listeners,
            Clock clock) {
        this.bodies = bodies;
        this.origins = origins;
        this.endpoint = endpoint;
        this.commands = commands;
        this.visits = visits;
        this.perSession = perSession;
        this.listeners = listeners;
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
        var hello = hello(ctx);
        var client = endpoint.admit(hello, origins.of(ctx.req()));
        try {
            var stream = new EventStream(ctx.res());
            var listener = listeners.join(client, hello, stream);
            try {
                stream.run(() -> clock.instant().isBefore(client.until()));
            } finally {
                listeners.leave(listener);
            }
        } finally {
            client.left();
        }
    }

    /// `POST /widget/poll`: the same frames in an answer that ends, where something on the way keeps an answer until
    /// it is complete. The next request goes on from the position that this one reached.
    public void poll(Context ctx) throws RefusedFrame, InterruptedException {
        var hello = hello(ctx);
        var asked = ctx.queryParam("wait");
        var wait = asked == null ? 0 : Math.min(Pages.number("wait", asked), LONGEST_WAIT_SECONDS);
        var client = endpoint.admit(hello, origins.of(ctx.req()));
        polling.incrementAndGet();
        try {
            perSession.pass(client.scope().session());
            var frames = new PolledFrames();
            var listener = listeners.join(client, hello, frames);
            try {
                var gathered = frames.gather(Duration.ofSeconds(wait));
                ctx.header("Cache-Control", "no-store");
                ctx.contentType("application/json; charset=utf-8");
                ctx.result("{\"frames\":[" + String.join(",", gathered) + "]}");
            } finally {
                listeners.leave(listener);
            }
        } finally {
            polling.decrementAndGet();
            client.left();
        }
    }

    /// How many requests wait in [#poll] now.
    public int polling() {
        return polling.get();
    }

    private ClientFrame.Hello hello(Context ctx) throws RefusedFrame {
        if (bodies.codec().clientFrame(Bodies.text(ctx)) instanceof ClientFrame.Hello hello) {
            return hello;
        }
        throw new RefusedFrame(ErrorKind.OUT_OF_STATE);
    }

    private RelayFrame carryOut(Context ctx) throws InterruptedException {
        var session = ShopperHandlers.session(ctx);
        try {
            var isWithinRate = perSession.tryPass(session.key());
            var frame = bodies.codec().clientFrame(Bodies.text(ctx));
            if (frame instanceof ClientFrame.Visiting visiting) {
                if (isWithinRate) {
                    visits.take(session.profile().id(), session.key(), ShopperHandlers.origin(ctx), visiting);
                }
                return new RelayFrame.Pong();
            }
            if (!isWithinRate) {
                throw new RefusedFrame(ErrorKind.RATE_LIMITED);
            }
            return JournalAnswer.await(commands.receive(session.profile(), frame, Turn.ANY_TIME));
        } catch (RefusedFrame e) {
            return new RelayFrame.Refused(e.id(), e.refusal());
        }
    }
}
