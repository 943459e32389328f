package dev.sportello.relay.agent;

import dev.sportello.model.AgentId;
import dev.sportello.model.Event;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.http.Pages;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Names;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What agents ask for about customers. Thread-safe.
///
/// @param rate of looking for them
public record CustomerHandlers(Bodies bodies, Customers customers, Tickets tickets, RateLimit<AgentId> rate) {
    private static final int PAGE = 100;
    private static final int SHORT_PAGE = 50;

    static CustomerHandlers open(Foundation foundation, Customers customers, Tickets tickets) {
        var rate = new RateLimit<AgentId>(foundation.limits().searchesPerAgent(), foundation.elapsed());
        return new CustomerHandlers(foundation.bodies(), customers, tickets, rate);
    }

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
        var profile = customers.profiles().find(profileId(ctx));
        if (profile == null) {
            throw new RefusedFrame(ErrorKind.PROFILE_UNKNOWN);
        }
        bodies.write(ctx, profile);
    }

    /// `GET /agent/profiles/{id}/events`
    public void events(Context ctx) throws RefusedFrame {
        var kinds = kinds(ctx.queryParam("kinds"));
        bodies.write(ctx, customers.events().page(profileId(ctx), before(ctx), kinds, Pages.limit(ctx, PAGE)));
    }

    /// `GET /agent/profiles/{id}/orders`
    public void orders(Context ctx) throws RefusedFrame {
        bodies.write(ctx, customers.orders().page(profileId(ctx), before(ctx), Pages.limit(ctx, SHORT_PAGE)));
    }

    /// `GET /agent/profiles/{id}/tickets`
    public void tickets(Context ctx) throws RefusedFrame {
        bodies.write(ctx, tickets.ofProfile(profileId(ctx), Pages.before(ctx), Pages.limit(ctx, PAGE)));
    }

    private static ProfileId profileId(Context ctx) throws RefusedFrame {
        try {
            return new ProfileId(UUID.fromString(ctx.pathParam("id")));
        } catch (IllegalArgumentException e) {
            throw new RefusedFrame(ErrorKind.PROFILE_UNKNOWN);
        }
    }

    /// Of a kind that this relay does not know there are no events.
    private static Set<Event.Kind> kinds(@Nullable String text) {
        return text == null
                ? Set.of()
                : Arrays.stream(text.split(","))
                        .map(name -> Names.read(Event.Kind.class, name.strip()))
                        .limit(Event.Kind.Known.values().length)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Instant before(Context ctx) throws RefusedFrame {
        var text = ctx.queryParam("before");
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new RefusedFrame(ErrorKind.INPUT_INVALID, "\"before\" is a time like 2026-03-01T10:15:30Z.", null);
        }
    }
}
