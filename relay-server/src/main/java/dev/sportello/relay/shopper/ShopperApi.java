package dev.sportello.relay.shopper;

import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.http.SharedConnectionLimit;
import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.ticket.Tickets;

/// The endpoints of shoppers. Immutable and thread-safe.
public record ShopperApi(HubAssets hub, ShopperHandlers handlers, ShopperFallback fallback, ShopperEndpoint endpoint) {

    /// @param identities checks what the shop signed about a shopper
    public static ShopperApi open(
            Foundation foundation,
            IdentityCheck identities,
            Settings settings,
            Tickets tickets,
            Profiles profiles,
            Live live) {
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
                identities,
                new UsedIdentities(database, clock),
                profiles);
        var sessions = new ShopperSessions(database, profiles, new Tokens(foundation.random()), clock);
        var commands = new ShopperCommands(tickets, new RateLimit<>(limits.messagesPerProfile(), elapsed));
        var connections = new SharedConnectionLimit(
                "profile-connections", limits.connectionsPerProfile(), elapsed, foundation.peers());
        foundation.periodic().every("connections", SharedConnectionLimit.TOLD_EVERY, connections::tellAgain);
        var endpoint = new ShopperEndpoint(sessions, commands, connections, news);
        var perSession = new RateLimit<String>(limits.commandsPerConnection(), elapsed);

        return new ShopperApi(
                new HubAssets(settings::account, foundation.codec(), clock),
                new ShopperHandlers(bodies, origins, entrance, sessions, tickets, live),
                new ShopperFallback(bodies, origins, endpoint, commands, perSession, live, clock),
                endpoint);
    }
}
