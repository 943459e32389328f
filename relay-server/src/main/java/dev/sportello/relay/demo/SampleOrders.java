package dev.sportello.relay.demo;

import dev.sportello.model.Order;
import dev.sportello.relay.customer.OrderReport;
import dev.sportello.relay.customer.Refund;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What the sample shop tells of its orders. Not thread-safe.
final class SampleOrders {
    private static final String SOURCE = "sample";
    private static final BigDecimal SHIPPING = new BigDecimal("5.90");
    private static final BigDecimal FREE_FROM = new BigDecimal("90");

    private final Dice dice;
    private final Instant now;

    SampleOrders(Dice dice, Instant now) {
        this.dice = dice;
        this.now = now;
    }

    List<OrderReport> of(List<SampleShopper.Order> orders) {
        return orders.stream().map(this::report).toList();
    }

    private OrderReport report(SampleShopper.Order order) {
        var subtotal = order.total();
        var shipping = subtotal.compareTo(FREE_FROM) < 0 ? SHIPPING : BigDecimal.ZERO.setScale(2);
        var report = new OrderReport(SOURCE, String.valueOf(order.number()), order.at())
                .number("#" + order.number())
                .placedAt(order.at())
                .currency("EUR")
                .lines(order.goods().stream().map(SampleOrders::line).toList())
                .subtotal(subtotal)
                .discounts(BigDecimal.ZERO.setScale(2))
                .shipping(shipping)
                .tax(tax(subtotal.add(shipping)))
                .total(subtotal.add(shipping))
                .state(Order.State.PAID);
        if (dice.oneIn(14)) {
            return report.cancelledAt(order.at().plus(Duration.ofHours(2))).state(Order.State.CANCELLED);
        }
        var shipped = order.at().plus(dice.between(Duration.ofHours(16), Duration.ofHours(50)));
        return shipped.isBefore(now) ? sent(report, order, shipped) : report;
    }

    private OrderReport sent(OrderReport report, SampleShopper.Order order, Instant shipped) {
        var tracking = "IT" + dice.between(10_000_000, 99_999_999);
        var link = URI.create("https://parcels.example/track/" + tracking);
        var sent = report.state(Order.State.FULFILLED)
                .fulfilment("1", shipped, new Order.Fulfilment(shipped, "Corriere Felsina", tracking, link));
        var back = shipped.plus(dice.between(Duration.ofDays(5), Duration.ofDays(20)));
        return dice.oneIn(9) && back.isBefore(now)
                ? sent.refund("1", new Refund(back, order.goods().getFirst().price()))
                : sent;
    }

    private static Order.Line line(Goods bought) {
        return new Order.Line(bought.english(), null, bought.kind().toUpperCase(Locale.ROOT), 1, bought.price());
    }

    /// Italy's is in the price.
    private static BigDecimal tax(BigDecimal total) {
        return total.multiply(new BigDecimal("22")).divide(new BigDecimal("122"), 2, RoundingMode.HALF_UP);
    }
}
