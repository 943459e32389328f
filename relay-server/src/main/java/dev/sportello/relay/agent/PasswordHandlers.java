package dev.sportello.relay.agent;

import dev.sportello.relay.http.Bodies;
import dev.sportello.wire.TeamBodies;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;

/// What agents ask for about their own password. Thread-safe.
public final class PasswordHandlers {
    private final Bodies bodies;
    private final PasswordChanges passwords;
    private final SignInAttempts attempts;

    PasswordHandlers(Bodies bodies, PasswordChanges passwords, SignInAttempts attempts) {
        this.bodies = bodies;
        this.passwords = passwords;
        this.attempts = attempts;
    }

    /// `PUT /agent/password`
    public void change(Context ctx) throws RefusedFrame, InterruptedException {
        var session = AgentHandlers.session(ctx);
        var body = bodies.read(ctx, TeamBodies.ChangePassword.class);
        // Who has found an open desktop tries passwords no faster than at sign-in.
        attempts.pass(session.agent().id());
        passwords.change(session, body);
        ctx.status(204);
    }
}
