package dev.sportello.relay.customer;

import dev.sportello.model.Event;
import dev.sportello.model.EventId;
import dev.sportello.model.Order;
import dev.sportello.model.ProfileId;
import dev.sportello.wire.Names;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happened to an order, as its facts tell it: the same events with the same ids, however often and in whatever
/// order it was told of. Not thread-safe.
final class OrderEvents {
    private final String source;
    private final Orders.Row row;
    private final ProfileId profile;
    private final String number;
    private final List<Event> events = new ArrayList<>();

    private OrderEvents(String source, Orders.Row row, ProfileId profile) {
        this.source = source;
        this.row = row;
        this.profile = profile;
        number = row.facts().number(row.shopId());
    }

    static List<Event> of(String source, Orders.Row row, ProfileId profile) {
        var events = new OrderEvents(source, row, profile);
        events.add();
        return List.copyOf(events.events);
    }

    private void add() {
        var facts = row.facts();
        // A refund may come before its order: the order was not placed when nobody has told so.
        if (facts.placedAt() != null) {
            add(Event.Kind.ORDER_PLACED, "", facts.placed(), "Placed order " + number + total(), Map.of());
        }
        var cancelled = facts.cancelled();
        if (cancelled != null) {
            add(Event.Kind.ORDER_CANCELLED, "", cancelled, "Cancelled order " + number, Map.of());
        }
        facts.sent()
                .forEach((id, parcel) ->
                        add(Event.Kind.ORDER_SHIPPED, id, parcel.at(), "Shipped order " + number, tracking(parcel)));
        facts.refunds()
                .forEach((id, refund) -> add(
                        Event.Kind.REFUND,
                        id,
                        refund.value().at(),
                        "Refunded " + money(refund.value().amount()) + " of order " + number,
                        Map.of()));
    }

    private void add(Event.Kind.Known kind, String part, Instant at, String summary, Map<String, String> properties) {
        var id = id(source, row.shopId(), kind, part);
        events.add(new Event(id, profile, at, kind, null, summary, row.id(), properties));
    }

    /// Those that the shop has taken back: that an order was cancelled, that a parcel was sent.
    static List<EventId> takenBack(String source, Orders.Row row) {
        var ids = new ArrayList<EventId>();
        if (row.facts().cancelled() == null) {
            ids.add(id(source, row.shopId(), Event.Kind.ORDER_CANCELLED, ""));
        }
        var sent = row.facts().sent();
        row.facts().takenBack().keySet().stream()
                .filter(parcel -> !sent.containsKey(parcel))
                .forEach(parcel -> ids.add(id(source, row.shopId(), Event.Kind.ORDER_SHIPPED, parcel)));
        return ids;
    }

    private static EventId id(String source, String shopId, Event.Kind.Known kind, String part) {
        var seed = source + "\n" + shopId + "\n" + Names.of(kind) + "\n" + part;
        return new EventId(UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)));
    }

    private String total() {
        return row.facts().total().signum() > 0 ? " · " + money(row.facts().total()) : "";
    }

    private String money(BigDecimal amount) {
        var code = row.facts().currencyCode();
        return amount.setScale(
                                Math.max(amount.stripTrailingZeros().scale(), Decimals.of(code)),
                                RoundingMode.UNNECESSARY)
                        .toPlainString()
                + " " + code;
    }

    private static Map<String, String> tracking(Order.Fulfilment parcel) {
        var properties = new LinkedHashMap<String, String>();
        put(properties, "Carrier", parcel.carrier());
        put(properties, "Tracking", parcel.tracking());
        return properties;
    }

    private static void put(Map<String, String> properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }
}
