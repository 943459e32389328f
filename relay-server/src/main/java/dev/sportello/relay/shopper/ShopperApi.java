package dev.sportello.relay.shopper;

import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.http.SharedConnectionLimit;
import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.integration.Integration;
import dev.sportello.relay.integration.Sightings;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.relay.visit.VisitReports;
import dev.sportello.relay.visit.Visits;
import io.javalin.http.Context;

/// The endpoints of shoppers. Immutable and thread-safe.
public record ShopperApi(
        HubAssets hub,
        LogoFile logo,
        ShopperHandlers handlers,
        OrderHandlers orders,
        ShopperFallback fallback,
        ShopperEndpoint endpoint,
        Sightings sightings) {

    /// @param integration knows how the shop signs who a shopper is
    public static ShopperApi open(
            Foundation foundation,
            Integration integration,
            Settings settings,
            Tickets tickets,
            Customers customers,
            Visits visits,
            Live live) {
        var profiles = customers.profiles();
        var bodies = foundation.bodies();
        var origins = foundation.origins();
        var clock = foundation.clock();
        var elapsed = foundation.elapsed();
        var limits = foundation.limits();
        var database = foundation.database();
        var news = new SettingsPublisher(settings, live, clock);
        foundation.journal().subscribe(news::publish);

        var entrance = new ShopperHandlers.Entrance(
                new RateLimit<>(limits.sessionsPerAddress(), elapsed),
                foundation.addresses(),
                new IdentityCheck(integration.keys(), integration.account(), clock),
                integration.sightings(),
                new UsedIdentities(database, clock),
                profiles);
        var sessions = new ShopperSessions(database, profiles, new Tokens(foundation.random()), clock);
        var commands =
                new ShopperCommands(tickets, customers.orders(), new RateLimit<>(limits.messagesPerProfile(), elapsed));
        var connections = new SharedConnectionLimit(
                "profile-connections", limits.connectionsPerProfile(), elapsed, foundation.peers());
        foundation.periodic().every("connections", SharedConnectionLimit.TOLD_EVERY, connections::tellAgain);
        var reports =
                new VisitReports(visits, tickets.queries()::find, new RateLimit<>(limits.visitsPerProfile(), elapsed));
        var endpoint = new ShopperEndpoint(sessions, commands, connections, news, reports);
        var perSession = new RateLimit<String>(limits.commandsPerConnection(), elapsed);

        var listeners = FallbackListeners.open(live, foundation.peers());
        var fallback = new ShopperFallback(bodies, origins, endpoint, commands, reports, perSession, listeners, clock);
        foundation.metrics().registry().gauge("sportello.polling", fallback, ShopperFallback::polling);

        return new ShopperApi(
                new HubAssets(settings::account, foundation.codec(), clock),
                new LogoFile(settings::account),
                new ShopperHandlers(bodies, origins, entrance, perSession, sessions, tickets, live),
                new OrderHandlers(bodies, perSession, customers.orders()),
                fallback,
                endpoint,
                integration.sightings());
    }

    /// `GET` [HubAssets#LOADER]
    public void loader(Context ctx) {
        sightings.loaded(ctx.header("Referer"));
        hub.loader(ctx);
    }
}
