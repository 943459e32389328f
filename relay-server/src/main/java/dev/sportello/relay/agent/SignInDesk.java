package dev.sportello.relay.agent;

import dev.sportello.model.Agent;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.team.AgentFields;
import dev.sportello.relay.team.AgentSessions;
import dev.sportello.relay.team.KnownDevices;
import dev.sportello.relay.team.SetupCode;
import dev.sportello.relay.team.Team;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/// How an agent signs in, and how the first admin comes to be. Thread-safe.
public final class SignInDesk {
    private final Bodies bodies;
    private final Team team;
    private final AgentSessions sessions;
    private final KnownDevices devices;
    private final SignInAttempts attempts;
    private final Membership members;
    private final SetupCode setup;

    /// Where sessions and what is known of devices are kept.
    record Access(AgentSessions sessions, KnownDevices devices) {}

    SignInDesk(Bodies bodies, Team team, Access access, SignInAttempts attempts, Membership members, SetupCode setup) {
        this.bodies = bodies;
        this.team = team;
        sessions = access.sessions;
        devices = access.devices;
        this.attempts = attempts;
        this.members = members;
        this.setup = setup;
    }

    /// What the relay prints so that its operator can become the first admin; null where there was an agent when it
    /// started.
    public @Nullable String setupCode() {
        return setup.printed();
    }

    /// `POST /agent/sign-in`
    public void signIn(Context ctx) throws RefusedFrame {
        var body = bodies.read(ctx, AgentBodies.SignIn.class);
        AgentFields.checkLogin(body.email());
        AgentFields.checkDevice(body.device());
        var known = attempts.pass(ctx, body);
        var agent = team.find(body.email(), body.password(), known);
        if (agent == null) {
            throw new RefusedFrame(ErrorKind.CREDENTIALS_WRONG);
        }
        if (known && body.deviceToken() != null) {
            devices.seen(body.deviceToken());
            welcome(ctx, agent, body.device(), body.deviceToken());
        } else {
            welcome(ctx, agent, body.device(), devices.add(agent.id()));
        }
    }

    /// `POST /agent/first-admin`
    public void firstAdmin(Context ctx) throws RefusedFrame {
        attempts.pass(ctx);
        var body = bodies.read(ctx, AgentBodies.FirstAdmin.class);
        AgentFields.checkName(body.name());
        AgentFields.checkEmail(body.email());
        AgentFields.checkDevice(body.device());
        AgentFields.checkPassword(body.password());
        // Before the password is hashed, which is slow on purpose.
        setup.check(body.code());
        welcome(ctx, members.firstAdmin(body), body.device());
    }

    /// `POST /agent/invitation`
    public void acceptInvitation(Context ctx) throws RefusedFrame, InterruptedException {
        attempts.pass(ctx);
        var body = bodies.read(ctx, AgentBodies.AcceptInvitation.class);
        AgentFields.checkDevice(body.device());
        welcome(ctx, members.accept(body), body.device());
    }

    private void welcome(Context ctx, Agent agent, String device) {
        welcome(ctx, agent, device, devices.add(agent.id()));
    }

    private void welcome(Context ctx, Agent agent, String device, String deviceToken) {
        bodies.write(ctx, new AgentBodies.SignedIn(sessions.begin(agent, device), agent, deviceToken));
    }
}
