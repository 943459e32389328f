package dev.sportello.relay.shopper;

import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.http.SharedTally;
import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.ticket.Tickets;

/// Where shoppers come in. Immutable and thread-safe.
public record ShopperDoors(HubAssets hub, ShopperDesk desk, ShopperFallback fallback, ShopperDoor door) {

    /// @param identities checks what the shop signed about a shopper
    public static ShopperDoors open(
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
        var news = new ShopNews(settings, live);
        foundation.journal().subscribe(news::publish);

        var entrance = new ShopperDesk.Entrance(
                new RateLimit<>(limits.sessionsPerAddress(), elapsed),
                foundation.addresses(),
                identities,
                new UsedIdentities(database, clock),
                profiles);
        var sessions = new ShopperSessions(database, profiles, new Tokens(foundation.random()), clock);
        var commands = new ShopperCommands(tickets, new RateLimit<>(limits.messagesPerProfile(), elapsed));
        var connections =
                new SharedTally("profile-connections", limits.connectionsPerProfile(), elapsed, foundation.peers());
        foundation.periodic().every("connections", SharedTally.TOLD_EVERY, connections::tellAgain);
        var door = new ShopperDoor(sessions, commands, connections, news);
        var perSession = new RateLimit<String>(limits.commandsPerConnection(), elapsed);

        return new ShopperDoors(
                new HubAssets(settings::account, foundation.codec()),
                new ShopperDesk(bodies, origins, entrance, sessions, tickets, live),
                new ShopperFallback(bodies, origins, door, commands, perSession, live, clock),
                door);
    }
}
