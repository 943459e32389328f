package dev.sportello.relay.agent;

import dev.sportello.model.AgentId;
import dev.sportello.model.Event;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.http.Pages;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.AgentBodies.EventPage;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Names;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What agents ask for about customers. Thread-safe.
///
/// @param rate of searching, here and in messages
public record CustomerHandlers(Bodies bodies, Customers customers, Tickets tickets, RateLimit<AgentId> rate) {
    private static final int PAGE = 100;
    private static final int SHORT_PAGE = 50;

    /// `GET /agent/customers`
    public void find(Context ctx) throws RefusedFrame {
        rate.pass(AgentHandlers.session(ctx).agent().id());
        var query = ctx.queryParam("query");
        if (query == null) {
            throw new RefusedFrame(ErrorKind.INPUT_INVALID, "\"query\" is whom to look for.", null);
        }
        var limit = Pages.limit(ctx, SHORT_PAGE);
        bodies.write(ctx, customers.search().find(query, ctx.queryParam("after"), limit));
    }

    /// `GET /agent/profiles/{id}`
    public void profile(Context ctx) throws RefusedFrame {
        bodies.write(ctx, known(ctx));
    }

    /// `POST /agent/profiles/{id}/chat`
    public void writeTo(Context ctx) throws RefusedFrame, InterruptedException {
        var agent = AgentHandlers.session(ctx).agent();
        bodies.write(ctx, tickets.writeTo(agent, known(ctx), bodies.read(ctx, AgentBodies.WriteTo.class)));
    }

    private Profile known(Context ctx) throws RefusedFrame {
        var profile = customers.profiles().find(profileId(ctx));
        if (profile == null) {
            throw new RefusedFrame(ErrorKind.PROFILE_UNKNOWN);
        }
        return profile;
    }

    /// `GET /agent/profiles/{id}/events`
    public void events(Context ctx) throws RefusedFrame {
        var asked = ctx.queryParam("kinds");
        var kinds = asked == null ? Set.<Event.Kind>of() : kinds(asked);
        var page = asked != null && kinds.isEmpty()
                ? new EventPage(List.of(), false)
                : customers.events().page(profileId(ctx), Pages.beforeTime(ctx), kinds, Pages.limit(ctx, PAGE));
        bodies.write(ctx, page);
    }

    /// `GET /agent/profiles/{id}/orders`
    public void orders(Context ctx) throws RefusedFrame {
        bodies.write(ctx, customers.orders().page(profileId(ctx), Pages.beforeTime(ctx), Pages.limit(ctx, SHORT_PAGE)));
    }

    /// `GET /agent/profiles/{id}/tickets`
    public void tickets(Context ctx) throws RefusedFrame {
        var profiles = customers.profiles().withEarlier(profileId(ctx));
        bodies.write(ctx, tickets.queries().ofCustomer(profiles, Pages.before(ctx), Pages.limit(ctx, PAGE)));
    }

    static ProfileId profileId(Context ctx) throws RefusedFrame {
        try {
            return new ProfileId(UUID.fromString(ctx.pathParam("id")));
        } catch (IllegalArgumentException e) {
            throw new RefusedFrame(ErrorKind.PROFILE_UNKNOWN);
        }
    }

    /// Of a kind that this relay does not know there are no events.
    private static Set<Event.Kind> kinds(String text) {
        return Arrays.stream(text.split(","))
                .map(name -> Names.read(Event.Kind.class, name.strip()))
                .filter(Event.Kind.Known.class::isInstance)
                .collect(Collectors.toUnmodifiableSet());
    }
}
