package dev.sportello.relay.agent;

import dev.sportello.model.Role;
import dev.sportello.model.Status;
import dev.sportello.model.TicketId;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.http.Pages;
import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.team.AgentSession;
import dev.sportello.relay.team.AgentSessions;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Names;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The desktop's HTTP requests. Thread-safe.
public final class AgentHandlers {
    private static final String SESSION = "agent-session";
    private static final int PAGE = 100;

    /// As the build wrote it into the jar; one that runs from its sources has none, and is nobody's newer relay.
    private static final String VERSION =
            Objects.requireNonNullElse(AgentHandlers.class.getPackage().getImplementationVersion(), "0");

    private final Bodies bodies;
    private final AgentSessions sessions;
    private final Tickets tickets;
    private final Live live;

    public AgentHandlers(Bodies bodies, AgentSessions sessions, Tickets tickets, Live live) {
        this.bodies = bodies;
        this.sessions = sessions;
        this.tickets = tickets;
        this.live = live;
    }

    /// Lets only signed-in agents with the role pass, and remembers who it is.
    ///
    /// @throws RefusedFrame with the named error
    public void require(Context ctx, Role role) throws RefusedFrame {
        var session = sessions.require(Tokens.bearer(ctx));
        if (role == Role.ADMIN && !session.agent().admin()) {
            throw new RefusedFrame(ErrorKind.FORBIDDEN);
        }
        ctx.attribute(SESSION, session);
    }

    /// `POST /agent/sign-out`
    public void signOut(Context ctx) {
        var session = session(ctx);
        try {
            sessions.end(session);
        } finally {
            // Also where the database failed: it may have ended the session.
            live.closeSession(session.key(), CloseReason.SIGN_IN_AGAIN);
        }
        ctx.status(204);
    }

    /// `GET /agent/release`
    public void release(Context ctx) {
        bodies.write(ctx, new AgentBodies.Release(VERSION));
    }

    /// `GET /agent/snapshot`
    public void snapshot(Context ctx) {
        bodies.write(ctx, tickets.queries().snapshot(session(ctx).agent().id()));
    }

    /// `GET /agent/snapshot/tickets`
    public void snapshotPage(Context ctx) throws RefusedFrame {
        var limit = Pages.limit(ctx, AgentBodies.SnapshotPage.MOST);
        bodies.write(ctx, tickets.queries().snapshotPage(session(ctx).agent().id(), Pages.before(ctx), limit));
    }

    /// `GET /agent/tickets`
    public void tickets(Context ctx) throws RefusedFrame {
        var status = status(ctx.queryParam("status"));
        bodies.write(ctx, tickets.queries().tickets(status, Pages.before(ctx), Pages.limit(ctx, PAGE)));
    }

    /// `GET /agent/tickets/{number}`
    public void ticket(Context ctx) throws RefusedFrame {
        bodies.write(ctx, tickets.queries().ticket(number(ctx)));
    }

    /// `GET /agent/tickets/{number}/thread`
    public void thread(Context ctx) throws RefusedFrame {
        bodies.write(ctx, tickets.queries().thread(number(ctx), Pages.before(ctx), Pages.limit(ctx, PAGE)));
    }

    static AgentSession session(Context ctx) {
        @Nullable AgentSession session = ctx.attribute(SESSION);
        if (session == null) {
            throw new IllegalStateException("The route " + ctx.path() + " is open to more than agents.");
        }
        return session;
    }

    private static Status.Kind status(@Nullable String text) throws RefusedFrame {
        try {
            return Names.read(Status.Kind.class, Objects.requireNonNullElse(text, ""));
        } catch (IllegalArgumentException e) {
            throw new RefusedFrame(ErrorKind.INPUT_INVALID, "\"status\" is open, snoozed or closed.", null);
        }
    }

    private static TicketId number(Context ctx) throws RefusedFrame {
        return new TicketId(Pages.number("number", ctx.pathParam("number")));
    }
}
