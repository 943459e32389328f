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
import org.jspecify.annotations.Nullable;

/// What the sample shop knows of its shoppers: much of Maria, of the others nothing but their name.
public final class Shoppers {

    public static ProfileId profile(String name) {
        return new ProfileId(id(name));
    }

    public static Profile maria() {
        return maria("Maria Rossi");
    }

    /// As she is once she has another name.
    public static Profile maria(String name) {
        return new Profile(
                profile("Maria Rossi"),
                "c-7",
                name,
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

    /// Of whom nothing is known but the name.
    /// Who has an account, and has never written.
    public static Profile silent() {
        return new Profile(
                new ProfileId(new UUID(9, 9)),
                "c-99",
                "Nora Neri",
                "nora.neri@mail.example",
                null,
                "Trieste, Italy",
                null,
                "it",
                null,
                Map.of(),
                new Profile.Verified(true, true, false),
                List.of(),
                null);
    }

    public static Profile stranger(ProfileId id, String name) {
        return guest(id, name, null);
    }

    /// What is known of whoever has this id.
    public static Profile of(ProfileId id, String name) {
        if (id.equals(silent().id())) {
            return silent();
        }
        return name.equals("Davide Greco") ? guest(id, name, "+39 333 123 4567") : stranger(id, name);
    }

    private static Profile guest(ProfileId id, String name, @Nullable String phone) {
        return new Profile(
                id,
                null,
                name,
                null,
                phone,
                null,
                null,
                null,
                null,
                Map.of(),
                Profile.Verified.NOTHING,
                List.of(),
                null);
    }

    /// Maria's, newest first.
    public static List<Event> events() {
        return List.of(
                event(Duration.ofMinutes(58), Event.Kind.EMAIL, "Was sent “Your order is on its way”", null, Map.of()),
                event(Duration.ofHours(3), Event.Kind.ORDER_SHIPPED, "Shipped order #2117", "#2117", Map.of()),
                event(
                        Duration.ofHours(20),
                        Event.Kind.ORDER_PLACED,
                        "Placed order #2117 · 63.90 EUR",
                        "#2117",
                        Map.of("Item 1", "Linen shirt, white, M × 2")),
                event(
                        Duration.ofHours(21),
                        Event.Kind.PRODUCT_VIEWED,
                        "Viewed Linen shirt",
                        null,
                        Map.of("Price", "€32.00", "Size", "M")),
                event(Duration.ofHours(26), Event.Kind.CHAT, "Started a chat", null, Map.of()),
                new Event(
                        new EventId(id("subscription")),
                        profile("Maria Rossi"),
                        Shop.NOW.minus(Duration.ofDays(3)),
                        new Event.Kind.Unknown("subscription"),
                        "Started Subscription",
                        "Coffee beans, monthly",
                        null,
                        Map.of("Renews", "yes")),
                event(Duration.ofDays(40), Event.Kind.REFUND, "Refunded 18.00 EUR of order #1980", "#1980", Map.of()),
                event(Duration.ofDays(43), Event.Kind.ORDER_CANCELLED, "Cancelled order #1979", "#1979", Map.of()),
                event(Duration.ofDays(44), Event.Kind.ORDER_PLACED, "Placed order #1979", "#1979", Map.of()),
                event(Duration.ofDays(45), Event.Kind.ORDER_PLACED, "Placed order #1980", "#1980", Map.of()));
    }

    private static Event event(
            Duration ago, Event.Kind kind, String summary, @Nullable String order, Map<String, String> properties) {
        return new Event(
                new EventId(id(summary)),
                profile("Maria Rossi"),
                Shop.NOW.minus(ago),
                kind,
                null,
                summary,
                order == null ? null : order(order),
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
