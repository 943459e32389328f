package dev.sportello.relay.shopper;

import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.http.ClientAddress;
import dev.sportello.relay.http.Origins;
import dev.sportello.relay.http.Pages;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.integration.Sightings;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.ShopperBodies;
import io.javalin.http.Context;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The hub's HTTP requests for a session and for a thread. Thread-safe.
public final class ShopperHandlers {
    private static final String SESSION = "shopper-session";
    private static final String PAGE_ORIGIN = "shopper-origin";
    private static final int PAGE = 100;

    private final Bodies bodies;
    private final Origins origins;
    private final Entrance entrance;
    private final RateLimit<String> perSession;
    private final ShopperSessions sessions;
    private final Tickets tickets;
    private final Live live;

    /// @param perSession how fast one session may ask
    public ShopperHandlers(
            Bodies bodies,
            Origins origins,
            Entrance entrance,
            RateLimit<String> perSession,
            ShopperSessions sessions,
            Tickets tickets,
            Live live) {
        this.bodies = bodies;
        this.origins = origins;
        this.entrance = entrance;
        this.perSession = perSession;
        this.sessions = sessions;
        this.tickets = tickets;
        this.live = live;
    }

    /// How an identity becomes a session.
    ///
    /// @param perAddress how fast one address may ask
    public record Entrance(
            RateLimit<String> perAddress,
            ClientAddress addresses,
            IdentityCheck check,
            Sightings sightings,
            UsedIdentities used,
            Profiles profiles) {}

    /// Lets only pages of allowed sites pass.
    ///
    /// @throws RefusedFrame `origin-refused`
    public void requirePage(Context ctx) throws RefusedFrame {
        var _ = page(ctx);
    }

    private String page(Context ctx) throws RefusedFrame {
        var origin = origins.of(ctx.req());
        if (origin == null) {
            throw origins.refusal(ctx.req());
        }
        return origin;
    }

    /// The site whose page asks.
    static String origin(Context ctx) {
        return Objects.requireNonNull(ctx.attribute(PAGE_ORIGIN));
    }

    /// Lets only signed-in shoppers pass, and remembers who it is.
    ///
    /// @throws RefusedFrame with the named error
    public void requireShopper(Context ctx) throws RefusedFrame {
        var origin = page(ctx);
        ctx.attribute(SESSION, sessions.require(Tokens.bearer(ctx), origin));
        ctx.attribute(PAGE_ORIGIN, origin);
    }

    /// `POST /widget/session`
    public void identify(Context ctx) throws RefusedFrame {
        entrance.perAddress.pass(entrance.addresses.of(ctx.req()));
        var body = bodies.read(ctx, ShopperBodies.Identify.class);
        var identity = believed(body, page(ctx));
        var profile = entrance.profiles.recognise(identity.shopper());
        bodies.write(ctx, sessions.begin(profile, identity.tokenId(), page(ctx)));
    }

    /// Remembers how the shop's word was taken, for whoever connects the shop.
    private Identity believed(ShopperBodies.Identify body, String page) throws RefusedFrame {
        try {
            var identity = entrance.check.check(body.token());
            entrance.used.use(identity, BrowserSecret.hash(body.browserSecret()));
            entrance.sightings.accepted(page);
            return identity;
        } catch (RefusedFrame e) {
            entrance.sightings.refused(page, e.refusal());
            throw e;
        }
    }

    /// `POST /widget/waiting`: asked once for each visit of a page whose shopper has not opened the hub. It begins no
    /// session and uses up no identity.
    public void waiting(Context ctx) throws RefusedFrame {
        entrance.perAddress.pass(entrance.addresses.of(ctx.req()));
        var identity = entrance.check.check(
                bodies.read(ctx, ShopperBodies.Identify.class).token());
        var messages = entrance.profiles
                .find(identity.shopper().customerId())
                .map(profile -> tickets.queries().unseen(profile.id(), ShopperBodies.Waiting.MOST))
                .orElse(0);
        bodies.write(ctx, new ShopperBodies.Waiting(messages));
    }

    /// `DELETE /widget/session`
    public void signOut(Context ctx) throws RefusedFrame {
        end(ctx, session(ctx).key());
        ctx.status(204);
    }

    /// `POST /widget/sign-out`: the same for a page that is being left. Its browser sends what needs no preflight, and
    /// perhaps no origin; whoever has the session's token may end it.
    public void signOutOnTheWay(Context ctx) throws RefusedFrame {
        var token = bodies.read(ctx, ShopperBodies.SignOut.class).session();
        if (token != null) {
            end(ctx, Tokens.hash(token));
        }
        ctx.status(204);
    }

    /// Of a session that is not known, its end may not have reached the disk yet; but anybody can make one up, and to
    /// wait for the disk is dear.
    private void end(Context ctx, String key) throws RefusedFrame {
        try {
            if (!sessions.isKnown(key)) {
                entrance.perAddress.pass(entrance.addresses.of(ctx.req()));
            }
            sessions.end(key);
        } finally {
            // Also where the database failed: it may have ended the session.
            live.closeSession(key, CloseReason.SIGN_IN_AGAIN);
        }
    }

    /// `GET /widget/thread`
    public void thread(Context ctx) throws RefusedFrame {
        var session = session(ctx);
        perSession.pass(session.key());
        var before = Pages.before(ctx);
        bodies.write(ctx, tickets.queries().thread(session.profile().id(), before, Pages.limit(ctx, PAGE)));
    }

    static ShopperSession session(Context ctx) {
        @Nullable ShopperSession session = ctx.attribute(SESSION);
        if (session == null) {
            throw new IllegalStateException("The route " + ctx.path() + " is open to more than shoppers.");
        }
        return session;
    }
}
