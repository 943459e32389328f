package dev.sportello.relay.demo;

import dev.sportello.model.Account;
import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Role;
import dev.sportello.relay.ticket.PastTicket;
import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// A small shop with four agents, a few dozen shoppers and a few hundred tickets in all states. The same seed and the
/// same time make the same data; times are relative to that time, so that the inbox looks alive.
///
/// @param team the first one is an admin
record SampleData(Account account, List<Agent> team, List<SampleShopper> shoppers, List<PastTicket> tickets) {
    private static final ZoneId ZONE = ZoneId.of("Europe/Rome");

    /// Relative, since the sample shop stands at the relay's own address, which may be another at the next start.
    private static final URI PAGE = URI.create("/demo/");

    SampleData {
        team = List.copyOf(team);
        shoppers = List.copyOf(shoppers);
        tickets = List.copyOf(tickets);
    }

    static SampleData of(long seed, Instant time) {
        // The journal and the databases keep milliseconds.
        var now = time.truncatedTo(ChronoUnit.MILLIS);
        var dice = new Dice(seed);
        var goods = Goods.all();
        var team = team(dice);
        var shoppers = new SampleShoppers(dice, now, goods).all();
        var wakes = now.atZone(ZONE).plusDays(1).with(LocalTime.of(9, 0)).toInstant();
        var tickets = new Scenes(dice, now, ZONE, team)
                .all(shoppers).stream()
                        .map(scene -> new SampleTicket(dice, scene, team, new Gaps(dice, scene, goods), wakes).played())
                        .toList();
        return new SampleData(bottega(), team, shoppers, tickets);
    }

    private static Account bottega() {
        return new Account(
                "Bottega",
                ZONE,
                "Hi! How can we help? We usually answer within a few minutes 👋",
                PAGE.resolve("#sign-in"),
                PAGE.resolve("#privacy"),
                PAGE.resolve("#terms"));
    }

    private static List<Agent> team(Dice dice) {
        return List.of(
                agent(dice, "Anna Bianchi", Role.ADMIN),
                agent(dice, "Marco Conti", Role.AGENT),
                agent(dice, "Giulia Moretti", Role.AGENT),
                agent(dice, "Paolo De Santis", Role.AGENT));
    }

    private static Agent agent(Dice dice, String name, Role role) {
        var email = name.split(" ")[0].toLowerCase(Locale.ROOT) + "@bottega.example";
        return new Agent(new AgentId(dice.id()), name, email, role);
    }
}
