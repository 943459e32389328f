package dev.sportello.relay.agent;

import dev.sportello.model.Party;
import dev.sportello.model.WebhookId;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.http.Pages;
import dev.sportello.relay.outgoing.DeliveryLog;
import dev.sportello.relay.outgoing.Webhooks;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.WebhookBodies;
import io.javalin.http.Context;
import java.util.UUID;

/// Where admins say where webhooks go, and see what has become of them. Thread-safe.
public final class WebhookHandlers {
    private static final int DELIVERIES = 50;

    private final Bodies bodies;
    private final Webhooks webhooks;
    private final DeliveryLog log;

    WebhookHandlers(Bodies bodies, Webhooks webhooks, DeliveryLog log) {
        this.bodies = bodies;
        this.webhooks = webhooks;
        this.log = log;
    }

    /// `GET /agent/webhooks`
    public void list(Context ctx) {
        bodies.write(ctx, webhooks.all());
    }

    /// `POST /agent/webhooks`
    public void make(Context ctx) throws RefusedFrame, InterruptedException {
        bodies.write(ctx, webhooks.make(admin(ctx), bodies.read(ctx, WebhookBodies.SaveWebhook.class)));
    }

    /// `PUT /agent/webhooks/{id}`
    public void change(Context ctx) throws RefusedFrame, InterruptedException {
        bodies.write(ctx, webhooks.change(admin(ctx), id(ctx), bodies.read(ctx, WebhookBodies.SaveWebhook.class)));
    }

    /// `DELETE /agent/webhooks/{id}`
    public void remove(Context ctx) throws RefusedFrame, InterruptedException {
        webhooks.remove(admin(ctx), id(ctx));
        ctx.status(204);
    }

    /// `POST /agent/webhooks/{id}/secret`
    public void rotate(Context ctx) throws RefusedFrame, InterruptedException {
        bodies.write(ctx, webhooks.rotate(admin(ctx), id(ctx)));
    }

    /// `POST /agent/webhooks/{id}/test`
    public void test(Context ctx) throws RefusedFrame, InterruptedException {
        bodies.write(ctx, log.test(id(ctx)));
    }

    /// `GET /agent/webhooks/{id}/deliveries`
    public void deliveries(Context ctx) throws RefusedFrame {
        bodies.write(ctx, log.page(id(ctx), Pages.before(ctx), Pages.limit(ctx, DELIVERIES)));
    }

    /// `POST /agent/webhooks/{id}/deliveries/{delivery}/resend`
    public void resend(Context ctx) throws RefusedFrame {
        log.resend(id(ctx), uuid(ctx, "delivery"));
        ctx.status(204);
    }

    /// `POST /agent/webhooks/{id}/resend`
    public void resendFailed(Context ctx) throws RefusedFrame {
        var since = bodies.read(ctx, WebhookBodies.ResendFailed.class).since();
        bodies.write(ctx, new WebhookBodies.Resent(log.resendFailed(id(ctx), since)));
    }

    private static Party.ByAgent admin(Context ctx) {
        return AgentHandlers.session(ctx).agent().party();
    }

    private static WebhookId id(Context ctx) throws RefusedFrame {
        return new WebhookId(uuid(ctx, "id"));
    }

    private static UUID uuid(Context ctx, String parameter) throws RefusedFrame {
        try {
            return UUID.fromString(ctx.pathParam(parameter));
        } catch (IllegalArgumentException e) {
            throw new RefusedFrame(ErrorKind.NOT_FOUND);
        }
    }
}
