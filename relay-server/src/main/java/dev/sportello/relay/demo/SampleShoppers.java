package dev.sportello.relay.demo;

import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes the shoppers of the sample shop. Not thread-safe.
final class SampleShoppers {
    private static final int FIRST_ORDER = 2101;

    private final Dice dice;
    private final Instant now;
    private final List<Goods> goods;
    private final SampleEvents events;

    SampleShoppers(Dice dice, Instant now, List<Goods> goods) {
        this.dice = dice;
        this.now = now;
        this.goods = goods;
        events = new SampleEvents(dice, now, goods);
    }

    List<SampleShopper> all() {
        var customers = SampleCustomer.all();
        var orders = orders(customers.size());
        return IntStream.range(0, customers.size())
                .mapToObj(customer -> shopper(customers.get(customer), orders.get(customer)))
                .toList();
    }

    /// The shop numbers its orders in the order of time, whoever placed them.
    private List<List<SampleShopper.Order>> orders(int customers) {
        record Placed(int customer, Instant at) {}
        var placed = IntStream.range(0, customers)
                .boxed()
                .flatMap(customer ->
                        Stream.generate(() -> new Placed(customer, orderTime())).limit(howMany(customer)))
                .sorted(Comparator.comparing(Placed::at))
                .toList();
        var orders = Stream.generate(() -> new ArrayList<SampleShopper.Order>())
                .limit(customers)
                .toList();
        for (var order = 0; order < placed.size(); order++) {
            var bought = dice.shuffled(goods).subList(0, dice.between(1, 3));
            var at = placed.get(order).at();
            orders.get(placed.get(order).customer()).add(new SampleShopper.Order(FIRST_ORDER + order, at, bought));
        }
        return List.copyOf(orders);
    }

    /// Those who can sign in have all ordered before: somebody will look at them first.
    private int howMany(int customer) {
        return customer >= SampleCustomer.MOST_THAT_SIGN_IN && dice.oneIn(8) ? 0 : dice.between(1, 6);
    }

    private Instant orderTime() {
        return now.minus(dice.between(Duration.ofHours(5), Duration.ofDays(400)));
    }

    private SampleShopper shopper(SampleCustomer customer, List<SampleShopper.Order> orders) {
        var firstSeen = orders.isEmpty()
                ? now.minus(Duration.ofDays(30))
                : orders.getFirst().at();
        var profile = new Profile(
                new ProfileId(dice.id()),
                customer.customerId(),
                customer.name(),
                customer.email(),
                customer.phonePrefix() + dice.between(100_000, 999_999),
                customer.place(),
                customer.zone(),
                customer.language(),
                firstSeen.minus(dice.between(Duration.ofMinutes(4), Duration.ofDays(200))),
                customer.properties(),
                new Profile.Verified(true, true, true),
                List.of(),
                null);
        var reports = new SampleOrders(dice, now).of(orders);
        return new SampleShopper(profile, orders, reports, events.of(profile, orders));
    }
}
