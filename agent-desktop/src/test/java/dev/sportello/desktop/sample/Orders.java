package dev.sportello.desktop.sample;

import dev.sportello.model.Order;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Maria has ordered in the sample shop.
public final class Orders {

    /// Placed last first.
    public static List<Order> all() {
        return List.of(
                order(
                        "#2117",
                        Duration.ofHours(20),
                        Order.State.FULFILLED,
                        amounts("64.00", "5.00", "4.90", "63.90", "0.00"),
                        List.of(new Order.Line("Linen shirt", "White / M", "LS-WM", 2, new BigDecimal("32.00"))),
                        "00340434161094021501"),
                order(
                        "#1980",
                        Duration.ofDays(45),
                        Order.State.PARTLY_REFUNDED,
                        amounts("86.00", null, "0.00", "86.00", "18.00"),
                        List.of(
                                new Order.Line("Wool scarf", null, "WS", 1, new BigDecimal("18.00")),
                                new Order.Line(
                                        "Merino cardigan with horn buttons",
                                        "Petrol / S",
                                        "MC-PS",
                                        1,
                                        new BigDecimal("68.00"))),
                        "IT10293847"),
                order(
                        "#1979",
                        Duration.ofDays(44),
                        Order.State.CANCELLED,
                        amounts("64.60", null, "4.90", "69.50", "0.00"),
                        List.of(new Order.Line("Linen trousers", "Sand / 40", null, 1, new BigDecimal("64.60"))),
                        null));
    }

    private static Order order(
            String number,
            Duration ago,
            Order.State state,
            Order.Amounts amounts,
            List<Order.Line> lines,
            @Nullable String tracking) {
        var placed = Shop.NOW.minus(ago);
        var parcels = tracking == null
                ? List.<Order.Fulfilment>of()
                : List.of(new Order.Fulfilment(
                        placed.plus(Duration.ofHours(17)),
                        "DHL",
                        tracking,
                        URI.create("https://parcels.example/track/" + tracking)));
        return new Order(
                Shoppers.order(number),
                Shoppers.profile("Maria Rossi"),
                number,
                placed,
                placed,
                state,
                amounts,
                lines,
                parcels,
                URI.create("https://bottega.example/admin/orders/" + number.substring(1)));
    }

    private static Order.Amounts amounts(
            String subtotal, @Nullable String discounts, String shipping, String total, String refunded) {
        return new Order.Amounts(
                "EUR",
                new BigDecimal(subtotal),
                discounts == null ? null : new BigDecimal(discounts),
                new BigDecimal(shipping),
                new BigDecimal("11.52"),
                new BigDecimal(total),
                new BigDecimal(refunded));
    }

    private Orders() {}
}
