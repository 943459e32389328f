package dev.sportello.relay.demo;

import dev.sportello.model.Event;
import dev.sportello.model.Profile;
import dev.sportello.relay.customer.OrderReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One who buys at the sample shop, with all that is known of them.
///
/// @param orders oldest first
/// @param reports what the shop tells of each of them
/// @param events oldest first, but for those of orders
record SampleShopper(Profile profile, List<Order> orders, List<OrderReport> reports, List<Event> events) {

    /// @param number as people say it, `2117`
    record Order(int number, Instant at, List<Goods> goods) {
        Order {
            goods = List.copyOf(goods);
        }

        BigDecimal total() {
            return goods.stream().map(Goods::price).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    SampleShopper {
        orders = List.copyOf(orders);
        reports = List.copyOf(reports);
        events = List.copyOf(events);
    }

    String firstName() {
        return profile.name().split(" ")[0];
    }

    String city() {
        return Objects.requireNonNullElse(profile.place(), "Bologna").split(",")[0];
    }

    String language() {
        return Objects.requireNonNullElse(profile.language(), "en");
    }

    @Nullable
    Order lastOrderBefore(Instant time) {
        return orders.stream()
                .filter(order -> order.at().isBefore(time))
                .reduce((_, later) -> later)
                .orElse(null);
    }
}
