package dev.sportello.desktop.customer;

import dev.sportello.model.Event;
import java.util.Set;
import java.util.stream.Collectors;

/// Which events of a history are shown together.
enum HistoryFilter {
    ORDERS(
            Event.Kind.ORDER_PLACED,
            Event.Kind.ORDER_SHIPPED,
            Event.Kind.ORDER_CANCELLED,
            Event.Kind.REFUND,
            Event.Kind.PRODUCT_ORDERED),
    BROWSING(Event.Kind.PRODUCT_VIEWED, Event.Kind.CHECKOUT_STARTED),
    EMAILS(Event.Kind.EMAIL),
    CHATS(Event.Kind.CHAT),
    OTHER(Event.Kind.OTHER);

    private final Set<Event.Kind.Known> kinds;

    HistoryFilter(Event.Kind.Known... kinds) {
        this.kinds = Set.of(kinds);
    }

    /// What the relay is asked for; nothing chosen is everything.
    static Set<Event.Kind.Known> kinds(Set<HistoryFilter> chosen) {
        return chosen.stream().flatMap(filter -> filter.kinds.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
