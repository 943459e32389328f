package dev.sportello.desktop.sample;

import dev.sportello.model.Event;
import dev.sportello.model.EventId;
import dev.sportello.model.LastOrder;
import dev.sportello.model.Order;
import dev.sportello.model.OrderId;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Purchases;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the sample shop knows of its shoppers: much of Maria, of the others nothing but their profile's id.
public final class Shoppers {

    public static ProfileId profile(String name) {
        return new ProfileId(id(name));
    }

    public static Profile maria() {
        return new Profile(
                profile("Maria Rossi"),
                "c-7",
                "Maria Rossi",
                "maria.rossi@example.com",
                "+39 051 234 5678",
                "Bologna, Italy",
                ZoneId.of("Europe/Rome"),
                "it",
                Instant.parse("2024-05-02T08:00:00Z"),
                Map.of("tier", "Gold", "newsletter", "yes"),
                new Profile.Verified(true, true, true),
                List.of(new Purchases("EUR", 3, new BigDecimal("214.50"))),
                new LastOrder(order("#2117"), "#2117", Shop.NOW.minus(Duration.ofHours(20)), Order.State.FULFILLED));
    }

    /// Maria's, newest first.
    public static List<Event> events() {
        return List.of(
                event(Duration.ofMinutes(58), Event.Kind.EMAIL, "Was sent “Your order is on its way”", Map.of()),
                event(Duration.ofHours(3), Event.Kind.ORDER_SHIPPED, "Order #2117 shipped with DHL", Map.of()),
                event(
                        Duration.ofHours(20),
                        Event.Kind.ORDER_PLACED,
                        "Placed order #2117 · €64.00",
                        Map.of("Item 1", "Linen shirt, white, M × 2")),
                event(Duration.ofHours(21), Event.Kind.PRODUCT_VIEWED, "Viewed Linen shirt", Map.of()),
                event(Duration.ofHours(26), Event.Kind.CHAT, "Started a chat", Map.of()),
                event(Duration.ofDays(40), Event.Kind.REFUND, "Refunded €18.00 of order #1980", Map.of()),
                event(Duration.ofDays(43), Event.Kind.ORDER_CANCELLED, "Order #1979 cancelled", Map.of()));
    }

    private static Event event(Duration ago, Event.Kind kind, String summary, Map<String, String> properties) {
        return new Event(
                new EventId(id(summary)),
                profile("Maria Rossi"),
                Shop.NOW.minus(ago),
                kind,
                null,
                summary,
                null,
                properties);
    }

    /// The id of one of Maria's orders.
    public static OrderId order(String number) {
        return new OrderId(id(number));
    }

    private static UUID id(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    }

    private Shoppers() {}
}
