package dev.sportello.relay.agent;

import dev.sportello.model.Party;
import dev.sportello.relay.check.SetupCheck;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.integration.Integration;
import dev.sportello.wire.IntegrationBodies;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;

/// Where admins see how the shop's pages fit to the relay, and change with which keys its server signs.
/// Thread-safe.
public final class IntegrationHandlers {
    private final Bodies bodies;
    private final Integration integration;
    private final SetupCheck check;

    IntegrationHandlers(Bodies bodies, Integration integration, SetupCheck check) {
        this.bodies = bodies;
        this.integration = integration;
        this.check = check;
    }

    /// `POST /agent/check`
    public void openCheck(Context ctx) {
        bodies.write(ctx, check.open());
    }

    /// `GET /agent/integration`
    public void state(Context ctx) {
        bodies.write(ctx, integration.state());
    }

    /// `POST /agent/signing-keys`
    public void add(Context ctx) throws RefusedFrame, InterruptedException {
        var body = bodies.read(ctx, IntegrationBodies.AddSigningKey.class);
        bodies.write(ctx, integration.changes().add(admin(ctx), body.publicKey()));
    }

    /// `DELETE /agent/signing-keys/{id}`
    public void remove(Context ctx) throws RefusedFrame, InterruptedException {
        integration.changes().remove(admin(ctx), ctx.pathParam("id"));
        ctx.status(204);
    }

    private static Party.ByAgent admin(Context ctx) {
        return AgentHandlers.session(ctx).agent().party();
    }
}
