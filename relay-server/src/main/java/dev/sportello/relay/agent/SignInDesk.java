package dev.sportello.relay.agent;

import dev.sportello.model.Agent;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.http.ClientAddress;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.team.AgentFields;
import dev.sportello.relay.team.AgentSessions;
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
    private final Attempts attempts;
    private final Membership members;
    private final @Nullable SetupCode setup;

    /// How often sign-in may be tried.
    public record Attempts(RateLimit<String> perAddress, RateLimit<String> perAccount, ClientAddress addresses) {}

    /// @param setup null where there is an agent already
    public SignInDesk(
            Bodies bodies,
            Team team,
            AgentSessions sessions,
            Attempts attempts,
            Membership members,
            @Nullable SetupCode setup) {
        this.bodies = bodies;
        this.team = team;
        this.sessions = sessions;
        this.attempts = attempts;
        this.members = members;
        this.setup = setup;
    }

    /// What the relay prints so that its operator can become the first admin; null once there is an agent.
    public @Nullable String setupCode() {
        return setup == null ? null : setup.printed();
    }

    /// `POST /agent/sign-in`
    public void signIn(Context ctx) throws RefusedFrame {
        attempts.perAddress.pass(attempts.addresses.of(ctx.req()));
        var body = bodies.read(ctx, AgentBodies.SignIn.class);
        AgentFields.checkLogin(body.email());
        AgentFields.checkDevice(body.device());
        // Counted whether or not there is such an account: the limit reveals nothing.
        attempts.perAccount.pass(Team.lower(body.email()));
        var agent = team.find(body.email(), body.password());
        if (agent == null) {
            throw new RefusedFrame(ErrorKind.CREDENTIALS_WRONG);
        }
        welcome(ctx, agent, body.device());
    }

    /// `POST /agent/first-admin`
    public void firstAdmin(Context ctx) throws RefusedFrame {
        attempts.perAddress.pass(attempts.addresses.of(ctx.req()));
        var body = bodies.read(ctx, AgentBodies.FirstAdmin.class);
        AgentFields.checkName(body.name());
        AgentFields.checkEmail(body.email());
        AgentFields.checkDevice(body.device());
        AgentFields.checkPassword(body.password());
        if (setup == null) {
            throw new RefusedFrame(ErrorKind.SETUP_CODE_WRONG);
        }
        setup.use(body.code());
        welcome(ctx, members.firstAdmin(body), body.device());
    }

    /// `POST /agent/invitation`
    public void acceptInvitation(Context ctx) throws RefusedFrame, InterruptedException {
        attempts.perAddress.pass(attempts.addresses.of(ctx.req()));
        var body = bodies.read(ctx, AgentBodies.AcceptInvitation.class);
        AgentFields.checkDevice(body.device());
        welcome(ctx, members.accept(body), body.device());
    }

    private void welcome(Context ctx, Agent agent, String device) {
        bodies.write(ctx, new AgentBodies.SignedIn(sessions.begin(agent, device), agent));
    }
}
