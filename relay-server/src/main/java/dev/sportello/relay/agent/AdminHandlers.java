package dev.sportello.relay.agent;

import dev.sportello.model.AgentId;
import dev.sportello.model.Party;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.journal.JournalAnswer;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.settings.Settings;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.TeamBodies;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.util.UUID;

/// What only admins may ask for: to save settings, and to change the team. Thread-safe.
public final class AdminHandlers {
    private final Bodies bodies;
    private final Settings settings;
    private final Membership members;
    private final PasswordChanges passwords;
    private final Live live;

    AdminHandlers(Bodies bodies, Settings settings, Membership members, PasswordChanges passwords, Live live) {
        this.bodies = bodies;
        this.settings = settings;
        this.members = members;
        this.passwords = passwords;
        this.live = live;
    }

    /// `PUT /agent/settings`
    public void saveSettings(Context ctx) throws RefusedFrame, InterruptedException {
        var body = bodies.read(ctx, AgentBodies.SaveSettings.class);
        var sequence = JournalAnswer.sequence(settings.save(admin(ctx), body));
        bodies.write(ctx, new AgentBodies.Saved(sequence));
    }

    /// `POST /agent/team`
    public void invite(Context ctx) throws RefusedFrame, InterruptedException {
        bodies.write(ctx, members.invite(admin(ctx), bodies.read(ctx, TeamBodies.Invite.class)));
    }

    /// `PUT /agent/team/{id}`
    public void change(Context ctx) throws RefusedFrame, InterruptedException {
        var agent = agent(ctx);
        var body = bodies.read(ctx, TeamBodies.ChangeAgent.class);
        bodies.write(ctx, new AgentBodies.Saved(members.change(admin(ctx), agent, body)));
    }

    /// `POST /agent/team/{id}/reset-code`
    public void giveResetCode(Context ctx) throws RefusedFrame, InterruptedException {
        bodies.write(ctx, passwords.give(admin(ctx), agent(ctx)));
    }

    /// `POST /agent/team/{id}/sign-out`
    public void signOutEverywhere(Context ctx) throws RefusedFrame {
        var agent = agent(ctx);
        try {
            members.signOutEverywhere(agent);
        } finally {
            // Also where the database failed: it may have ended the sessions.
            live.closeAgent(agent, CloseReason.SIGN_IN_AGAIN);
        }
        ctx.status(204);
    }

    private static Party.ByAgent admin(Context ctx) {
        return AgentHandlers.session(ctx).agent().party();
    }

    private static AgentId agent(Context ctx) throws RefusedFrame {
        try {
            return new AgentId(UUID.fromString(ctx.pathParam("id")));
        } catch (IllegalArgumentException e) {
            throw new RefusedFrame(ErrorKind.AGENT_UNKNOWN);
        }
    }
}
