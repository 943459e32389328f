package dev.sportello.relay.agent;

import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.secret.SecretName;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.SecretValue;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where admins set secrets, and see which are set. Nobody gets one back. Thread-safe.
public final class SecretHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(SecretHandlers.class);

    private final Bodies bodies;
    private final Secrets secrets;

    SecretHandlers(Bodies bodies, Secrets secrets) {
        this.bodies = bodies;
        this.secrets = secrets;
    }

    /// `GET /agent/secrets`
    public void list(Context ctx) {
        var setAt = secrets.setAt();
        bodies.write(
                ctx,
                new AgentBodies.SecretList(Arrays.stream(SecretName.values())
                        .map(name -> new AgentBodies.SecretState(name.text(), setAt.get(name)))
                        .toList()));
    }

    /// `PUT /agent/secrets/{name}`
    public void put(Context ctx) throws RefusedFrame {
        var name = name(ctx);
        var value = bodies.read(ctx, AgentBodies.SetSecret.class).value();
        if (!SecretValue.isOne(value)) {
            throw new RefusedFrame(
                    ErrorKind.INPUT_INVALID,
                    "A secret is 1 to " + SecretValue.MOST + " characters, and not blank.",
                    null);
        }
        try {
            secrets.put(name, new SecretValue(value));
        } catch (SecretUnreadable e) {
            LOG.error("{}", e.getMessage(), e);
            throw new RefusedFrame(
                    ErrorKind.STORAGE_FAILED,
                    "The key of the relay's secrets is missing or wrong. The operator should look at the log.",
                    null);
        }
        ctx.status(204);
    }

    /// `DELETE /agent/secrets/{name}`
    public void remove(Context ctx) throws RefusedFrame {
        secrets.remove(name(ctx));
        ctx.status(204);
    }

    private static SecretName name(Context ctx) throws RefusedFrame {
        var name = SecretName.find(ctx.pathParam("name"));
        if (name == null) {
            throw new RefusedFrame(ErrorKind.NOT_FOUND);
        }
        return name;
    }
}
