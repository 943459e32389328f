package dev.sportello.relay.demo;

import dev.sportello.model.Event;
import dev.sportello.model.EventId;
import dev.sportello.model.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes what a shopper of the sample shop did and got. Not thread-safe.
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
            events.addAll(eventsOf(profile, order));
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

    private List<Event> eventsOf(Profile profile, SampleShopper.Order order) {
        var number = "#" + order.number();
        var events = new ArrayList<Event>();
        events.add(event(
                profile,
                order.at(),
                Event.Kind.ORDER_PLACED,
                "Placed order " + number + " · " + euros(order.total()),
                linesOf(order)));
        events.add(event(
                profile,
                order.at().plusSeconds(20),
                Event.Kind.EMAIL,
                "Received “Your order " + number + "”",
                Map.of()));
        if (dice.oneIn(14)) {
            events.add(event(
                    profile,
                    order.at().plus(Duration.ofHours(2)),
                    Event.Kind.ORDER_CANCELLED,
                    "Cancelled order " + number,
                    Map.of("Reason", "Wrong size")));
            return upToNow(events);
        }
        var shipped = order.at().plus(dice.between(Duration.ofHours(16), Duration.ofHours(50)));
        events.add(event(
                profile,
                shipped,
                Event.Kind.ORDER_SHIPPED,
                "Order " + number + " left the workshop",
                Map.of("Tracking", "IT" + dice.between(10_000_000, 99_999_999))));
        if (dice.oneIn(9)) {
            var back = order.goods().getFirst();
            events.add(event(
                    profile,
                    shipped.plus(dice.between(Duration.ofDays(5), Duration.ofDays(20))),
                    Event.Kind.REFUND,
                    "Refunded " + euros(back.price()) + " of order " + number,
                    Map.of("Returned", back.english())));
        }
        return upToNow(events);
    }

    private List<Event> upToNow(List<Event> events) {
        return events.stream().filter(event -> event.at().isBefore(now)).toList();
    }

    private static Map<String, String> linesOf(SampleShopper.Order order) {
        var lines = new LinkedHashMap<String, String>();
        for (var item : order.goods()) {
            lines.put("Item " + (lines.size() + 1), item.english() + " × 1 · " + euros(item.price()));
        }
        lines.put("Total", euros(order.total()));
        return lines;
    }

    private Event event(Profile profile, Instant at, Event.Kind kind, String summary, Map<String, String> properties) {
        return new Event(new EventId(dice.id()), profile.id(), at, kind, summary, properties);
    }

    private Instant ago(Duration least, Duration most) {
        return now.minus(dice.between(least, most));
    }

    private static String euros(BigDecimal amount) {
        return "€" + amount.setScale(2).toPlainString();
    }
}
