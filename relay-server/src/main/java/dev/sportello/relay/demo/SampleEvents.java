package dev.sportello.relay.demo;

import dev.sportello.model.Event;
import dev.sportello.model.EventId;
import dev.sportello.model.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Makes what a shopper of the sample shop did and got beside their orders. Not thread-safe.
final class SampleEvents {
    private final Dice dice;
    private final Instant now;
    private final List<Goods> goods;

    SampleEvents(Dice dice, Instant now, List<Goods> goods) {
        this.dice = dice;
        this.now = now;
        this.goods = goods;
    }

    /// Oldest first.
    List<Event> of(Profile profile, List<SampleShopper.Order> orders) {
        var events = new ArrayList<Event>();
        for (var order : orders) {
            var number = "#" + order.number();
            events.add(event(
                    profile,
                    order.at().plusSeconds(20),
                    Event.Kind.EMAIL,
                    "Received “Your order " + number + "”",
                    Map.of()));
        }
        for (var views = dice.between(3, 14); views > 0; views--) {
            var seen = dice.pick(goods);
            events.add(event(
                    profile,
                    ago(Duration.ofMinutes(3), Duration.ofDays(60)),
                    Event.Kind.PRODUCT_VIEWED,
                    "Viewed " + seen.english(),
                    Map.of("Price", euros(seen.price()))));
        }
        if (profile.properties().containsKey("Newsletter")) {
            events.add(event(
                    profile,
                    now.minus(Duration.ofDays(6)).minusSeconds(dice.between(0, 3000)),
                    Event.Kind.EMAIL,
                    "Received “New linen for the summer”",
                    Map.of("Opened", dice.oneIn(2) ? "yes" : "no")));
        }
        events.sort(Comparator.comparing(Event::at));
        return events;
    }

    private Event event(Profile profile, Instant at, Event.Kind kind, String summary, Map<String, String> properties) {
        return new Event(new EventId(dice.id()), profile.id(), at, kind, null, summary, null, properties);
    }

    private Instant ago(Duration least, Duration most) {
        return now.minus(dice.between(least, most));
    }

    private static String euros(BigDecimal amount) {
        return "€" + amount.setScale(2).toPlainString();
    }
}
