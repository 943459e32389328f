package dev.sportello.relay.demo;

import dev.sportello.colour.Colour;
import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursException;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Role;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsPage.Corner;
import dev.sportello.model.SettingsPage.Theme;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SettingsRules;
import dev.sportello.model.WaitingMarks;
import dev.sportello.relay.ticket.PastTicket;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A small shop with four agents, a few dozen shoppers and a few hundred tickets in all states. The same seed and the
/// same time make the same data; times are relative to that time, so that the inbox looks alive.
///
/// @param team the first one is an admin
record SampleData(
        List<SettingsPage> settings, List<Agent> team, List<SampleShopper> shoppers, List<PastTicket> tickets) {
    /// With what the first of the team signs in.
    static final String ADMIN = "anna@bottega.example";

    private static final ZoneId ZONE = ZoneId.of("Europe/Rome");

    /// Relative, since the sample shop stands at the relay's own address, which may be another at the next start.
    private static final URI PAGE = URI.create("/demo/");

    SampleData {
        settings = List.copyOf(settings);
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
        return new SampleData(bottega(LocalDate.ofInstant(now, ZONE)), team, shoppers, tickets);
    }

    private static List<SettingsPage> bottega(LocalDate today) {
        return List.of(
                new SettingsPage.Brand(Colour.parse("#a4481f"), Corner.END, Theme.AUTOMATIC, 0),
                new SettingsPage.General(
                        "Bottega",
                        ZONE,
                        PAGE.resolve("#sign-in"),
                        PAGE.resolve("#privacy"),
                        PAGE.resolve("#terms"),
                        SettingsRules.LANGUAGES,
                        WaitingMarks.STANDARD,
                        0),
                new SettingsPage.WebChat(
                        Visibility.SIGNED_IN_SHOPPERS,
                        "Hi! How can we help? We usually answer within a few minutes 👋",
                        Map.of("it", "Ciao! Come possiamo aiutarti? Di solito rispondiamo in pochi minuti 👋"),
                        true,
                        0),
                new SettingsPage.Hours(
                        hours(today),
                        "Thanks for writing! One of us will be with you in a few minutes.",
                        "Thanks for writing! We are closed now. You will find our answer here, and in your mailbox.",
                        Map.of("it", "Grazie del messaggio! Uno di noi ti risponde tra pochi minuti."),
                        Map.of("it", "Grazie del messaggio! Ora siamo chiusi e riapriamo {opens}."),
                        0));
    }

    private static OfficeHours hours(LocalDate today) {
        var weekday = DayHours.of(range(9, 13), range(14, 18));
        var week = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
        for (var day : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY)) {
            week.put(day, weekday);
        }
        week.put(DayOfWeek.FRIDAY, DayHours.of(range(9, 13), range(14, 20)));
        week.put(DayOfWeek.SATURDAY, DayHours.of(range(10, 13)));
        var eve = LocalDate.of(today.getYear(), 12, 24);
        return new OfficeHours(
                week,
                List.of(
                        new HoursException("Christmas Eve", eve, eve, true, DayHours.of(range(9, 12))),
                        new HoursException("Christmas", eve.plusDays(1), eve.plusDays(2), true, DayHours.CLOSED)));
    }

    private static HoursRange range(int start, int end) {
        return new HoursRange(LocalTime.of(start, 0), LocalTime.of(end, 0));
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
