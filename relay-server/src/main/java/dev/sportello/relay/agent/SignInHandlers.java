package dev.sportello.relay.agent;

import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.team.Admission;
import dev.sportello.relay.team.AgentFields;
import dev.sportello.relay.team.AgentSessions;
import dev.sportello.relay.team.KnownDevices;
import dev.sportello.relay.team.SetupCode;
import dev.sportello.relay.team.Team;
import dev.sportello.wire.TeamBodies;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/// How an agent signs in, and how the first admin comes to be. Thread-safe.
public final class SignInHandlers {
    private final Bodies bodies;
    private final Team team;
    private final AgentSessions sessions;
    private final KnownDevices devices;
    private final Settings settings;
    private final SignInAttempts attempts;
    private final Membership members;
    private final PasswordChanges passwords;
    private final SetupCode setup;

    /// Who may come in, where sessions and what is known of devices are kept, and what a new shop begins with.
    record Access(Team team, AgentSessions sessions, KnownDevices devices, Settings settings) {}

    SignInHandlers(
            Bodies bodies,
            Access access,
            SignInAttempts attempts,
            Membership members,
            PasswordChanges passwords,
            SetupCode setup) {
        this.bodies = bodies;
        team = access.team;
        sessions = access.sessions;
        devices = access.devices;
        settings = access.settings;
        this.attempts = attempts;
        this.members = members;
        this.passwords = passwords;
        this.setup = setup;
    }

    /// What the relay prints so that its operator can become the first admin; null where there was an agent when it
    /// started.
    public @Nullable String setupCode() {
        return setup.printed();
    }

    /// `POST /agent/sign-in`
    public void signIn(Context ctx) throws RefusedFrame {
        var body = bodies.read(ctx, TeamBodies.SignIn.class);
        AgentFields.checkLogin(body.email());
        AgentFields.checkDevice(body.device());
        var known = attempts.pass(ctx, body.email(), body.deviceToken());
        var admission = team.admit(body.email(), body.password(), known);
        if (admission == null) {
            throw new RefusedFrame(ErrorKind.CREDENTIALS_WRONG);
        }
        if (known && body.deviceToken() != null) {
            devices.seen(body.deviceToken());
            welcome(ctx, admission, body.device(), body.deviceToken());
        } else {
            welcome(ctx, admission, body.device());
        }
    }

    /// `POST /agent/first-admin`
    public void firstAdmin(Context ctx) throws RefusedFrame, InterruptedException {
        attempts.pass(ctx);
        var body = bodies.read(ctx, TeamBodies.FirstAdmin.class);
        AgentFields.checkName(body.name());
        AgentFields.checkEmail(body.email());
        AgentFields.checkDevice(body.device());
        AgentFields.checkPassword(body.password());
        if (passwords.isForSetUp(body.code())) {
            welcome(ctx, passwords.setUp(body), body.device());
            return;
        }
        // Before the password is hashed, which is slow on purpose.
        setup.check(body.code());
        var admission = members.firstAdmin(body);
        if (body.zone() != null) {
            settings.begin(admission.agent().party(), body.zone());
        }
        welcome(ctx, admission, body.device());
    }

    /// `POST /agent/invitation`
    public void acceptInvitation(Context ctx) throws RefusedFrame, InterruptedException {
        attempts.pass(ctx);
        var body = bodies.read(ctx, TeamBodies.AcceptInvitation.class);
        AgentFields.checkDevice(body.device());
        welcome(ctx, members.accept(body), body.device());
    }

    /// `POST /agent/password-reset`
    public void resetPassword(Context ctx) throws RefusedFrame, InterruptedException {
        var body = bodies.read(ctx, TeamBodies.ResetPassword.class);
        AgentFields.checkLogin(body.email());
        AgentFields.checkDevice(body.device());
        var _ = attempts.pass(ctx, body.email(), body.deviceToken());
        // Whatever device it is, a new password makes all of them new ones.
        welcome(ctx, passwords.reset(body), body.device());
    }

    private void welcome(Context ctx, Admission admission, String device) {
        welcome(ctx, admission, device, devices.add(admission.agent().id()));
    }

    private void welcome(Context ctx, Admission admission, String device, String deviceToken) {
        var token = sessions.begin(admission, device);
        bodies.write(ctx, new TeamBodies.SignedIn(token, admission.agent(), deviceToken));
    }
}
