package dev.sportello.relay.demo;

import dev.sportello.model.Agent;
import dev.sportello.model.Channel;
import dev.sportello.model.ProfileId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Decides what happened at the sample shop: some thirty live chats of the last days, and months of closed ones.
/// Not thread-safe.
final class Scenes {
    private static final int CLOSED = 290;
    private static final int MOST_DAYS = 120;

    /// How the live chats end, and how many minutes ago their last message came.
    private static final List<Live> LIVE = List.of(
            new Live(Outcome.WAITING, 1, 2, 4, 7, 16, 35, 55),
            new Live(Outcome.READ, 3, 6, 12, 50, 130),
            new Live(Outcome.SEEN, 4, 9, 26, 64, 190, 320, 1340, 1600),
            new Live(Outcome.ANSWERED, 5, 47, 250, 560, 1640, 1810),
            new Live(Outcome.SNOOZED, 1200, 1700, 4300),
            new Live(Outcome.SNOOZED_UNTIL_REPLY, 2900, 5700));

    private static final List<Live> LIVE_SMS = List.of(
            new Live(Outcome.WAITING, 11),
            new Live(Outcome.READ, 75),
            new Live(Outcome.SEEN, 360),
            new Live(Outcome.ANSWERED, 1500));

    private record Live(Outcome ending, int... minutesAgo) {}

    /// A shopper has one ticket a day and channel at most, so that no two of them are live at once.
    private record Day(ProfileId profile, Channel channel, LocalDate date) {}

    private final Dice dice;
    private final Instant now;
    private final ZoneId zone;
    private final List<Agent> team;
    private final Talks talks;
    private final List<Scene> scenes = new ArrayList<>();
    private final Set<Day> taken = new HashSet<>();

    Scenes(Dice dice, Instant now, ZoneId zone, List<Agent> team) {
        this.dice = dice;
        this.now = now;
        this.zone = zone;
        this.team = team;
        talks = new Talks(dice);
    }

    List<Scene> all(List<SampleShopper> shoppers) {
        live(Channel.WEB_CHAT, LIVE, dice.shuffled(withLiveChat(shoppers)));
        live(Channel.SMS, LIVE_SMS, dice.shuffled(shoppers));
        while (scenes.size() < CLOSED) {
            closed(dice.pick(shoppers));
        }
        return List.copyOf(scenes);
    }

    /// Every other one of those who can sign in to the shop's page starts without a chat.
    private static List<SampleShopper> withLiveChat(List<SampleShopper> shoppers) {
        var some = new ArrayList<SampleShopper>();
        for (var shopper = 0; shopper < shoppers.size(); shopper++) {
            if (shopper >= SampleCustomer.MOST_THAT_SIGN_IN || shopper % 2 == 0) {
                some.add(shoppers.get(shopper));
            }
        }
        return some;
    }

    private void live(Channel channel, List<Live> endings, List<SampleShopper> shoppers) {
        var next = shoppers.iterator();
        for (var live : endings) {
            for (var minutes : live.minutesAgo()) {
                var last = now.minus(Duration.ofMinutes(minutes)).minusSeconds(dice.between(0, 29));
                var shopper = next.next();
                for (var day = last.minus(Duration.ofDays(1));
                        day.isBefore(now);
                        day = day.plus(Duration.ofHours(12))) {
                    var _ = taken.add(day(shopper, channel, day));
                }
                add(shopper, channel, live.ending(), last);
            }
        }
    }

    private void closed(SampleShopper shopper) {
        var channel = dice.oneIn(12) ? Channel.SMS : Channel.WEB_CHAT;
        var last = someTime();
        if (last.isBefore(now.minus(Duration.ofMinutes(30))) && taken.add(day(shopper, channel, last))) {
            add(shopper, channel, dice.oneIn(4) ? Outcome.CLOSED_BY_SHOPPER : Outcome.CLOSED_BY_AGENT, last);
        }
    }

    private Day day(SampleShopper shopper, Channel channel, Instant at) {
        return new Day(shopper.profile().id(), channel, LocalDate.ofInstant(at, zone));
    }

    /// While the shop is awake; recent days more often.
    private Instant someTime() {
        var daysAgo = Math.min(dice.between(0, MOST_DAYS), dice.between(0, MOST_DAYS));
        var time = LocalTime.of(10, 0).plus(dice.between(Duration.ZERO, Duration.ofHours(9)));
        return LocalDate.ofInstant(now, zone)
                .minusDays(daysAgo)
                .atTime(time)
                .atZone(zone)
                .toInstant();
    }

    private void add(SampleShopper shopper, Channel channel, Outcome ending, Instant last) {
        var talk = talks.next(shopper, channel, last);
        var most =
                ending == Outcome.WAITING && !dice.oneIn(3) ? 2 : talk.lines().size();
        var cut = ending.live() ? talk.endingWith(ending.shopperWritesLast(), most) : talk;
        scenes.add(new Scene(shopper, channel, cut, dice.pick(team), ending, last));
    }
}
