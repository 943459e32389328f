package dev.sportello.relay.klaviyo;

import dev.sportello.model.Event;
import java.util.Locale;
import java.util.Map;

/// What the names of metrics stand for that shops' integrations have in common.
final class Metric {
    private static final Map<String, Event.Kind.Known> KINDS = Map.ofEntries(
            Map.entry("placed order", Event.Kind.ORDER_PLACED),
            Map.entry("ordered product", Event.Kind.PRODUCT_ORDERED),
            Map.entry("fulfilled order", Event.Kind.ORDER_SHIPPED),
            Map.entry("fulfilled partial order", Event.Kind.ORDER_SHIPPED),
            Map.entry("shipped order", Event.Kind.ORDER_SHIPPED),
            Map.entry("cancelled order", Event.Kind.ORDER_CANCELLED),
            Map.entry("canceled order", Event.Kind.ORDER_CANCELLED),
            Map.entry("refunded order", Event.Kind.REFUND),
            Map.entry("viewed product", Event.Kind.PRODUCT_VIEWED),
            Map.entry("started checkout", Event.Kind.CHECKOUT_STARTED),
            Map.entry("checkout started", Event.Kind.CHECKOUT_STARTED),
            Map.entry("received email", Event.Kind.EMAIL),
            Map.entry("opened email", Event.Kind.EMAIL),
            Map.entry("clicked email", Event.Kind.EMAIL),
            Map.entry("bounced email", Event.Kind.EMAIL));

    /// @return `other` for a metric of the shop's own
    static Event.Kind.Known kind(String name) {
        return KINDS.getOrDefault(name.strip().toLowerCase(Locale.ROOT), Event.Kind.OTHER);
    }

    /// What an event is called: by its own metric's name, or by the one that others of its kind have.
    static String name(Event event) {
        var own = event.metric();
        if (own != null) {
            return own;
        }
        return switch (event.kind()) {
            case Event.Kind.Known.ORDER_PLACED -> "Placed Order";
            case Event.Kind.Known.ORDER_SHIPPED -> "Fulfilled Order";
            case Event.Kind.Known.ORDER_CANCELLED -> "Cancelled Order";
            case Event.Kind.Known.REFUND -> "Refunded Order";
            case Event.Kind.Known.EMAIL -> "Received Email";
            case Event.Kind.Known.PRODUCT_VIEWED -> "Viewed Product";
            case Event.Kind.Known.PRODUCT_ORDERED -> "Ordered Product";
            case Event.Kind.Known.CHECKOUT_STARTED -> "Started Checkout";
            case Event.Kind.Known.CHAT -> "Chat";
            case Event.Kind.Known.OTHER -> "Other";
            case Event.Kind.Unknown(var name) -> name;
        };
    }

    static boolean isPartial(String name) {
        return name.toLowerCase(Locale.ROOT).contains("partial");
    }

    private Metric() {}
}
