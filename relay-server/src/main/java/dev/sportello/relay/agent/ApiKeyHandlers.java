package dev.sportello.relay.agent;

import dev.sportello.model.ApiKeyId;
import dev.sportello.model.Party;
import dev.sportello.relay.apikey.ApiKeys;
import dev.sportello.relay.http.Bodies;
import dev.sportello.wire.ApiKeyBodies;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.util.UUID;

/// Where admins make API keys, see which there are, and revoke them. Nobody gets one a second time. Thread-
/// safe.
public final class ApiKeyHandlers {
    private final Bodies bodies;
    private final ApiKeys keys;

    ApiKeyHandlers(Bodies bodies, ApiKeys keys) {
        this.bodies = bodies;
        this.keys = keys;
    }

    /// `GET /agent/api-keys`
    public void list(Context ctx) {
        bodies.write(ctx, new ApiKeyBodies.ApiKeyList(keys.all()));
    }

    /// `POST /agent/api-keys`
    public void make(Context ctx) throws RefusedFrame, InterruptedException {
        bodies.write(ctx, keys.make(admin(ctx), bodies.read(ctx, ApiKeyBodies.MakeApiKey.class)));
    }

    /// `DELETE /agent/api-keys/{id}`
    public void revoke(Context ctx) throws RefusedFrame, InterruptedException {
        keys.revoke(admin(ctx), id(ctx));
        ctx.status(204);
    }

    private static Party.ByAgent admin(Context ctx) {
        return AgentHandlers.session(ctx).agent().party();
    }

    private static ApiKeyId id(Context ctx) throws RefusedFrame {
        try {
            return new ApiKeyId(UUID.fromString(ctx.pathParam("id")));
        } catch (IllegalArgumentException e) {
            throw new RefusedFrame(ErrorKind.NOT_FOUND);
        }
    }
}
