package dev.sportello.relay.klaviyo;

import dev.sportello.model.Order;
import dev.sportello.model.WebLink;
import dev.sportello.relay.customer.OrderReport;
import dev.sportello.relay.customer.Refund;
import dev.sportello.relay.http.ApiRefused;
import dev.sportello.wire.Names;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads an order as a file tells of it.
final class OrderLine {
    private static final int LONGEST = 1_000;
    private static final int LONGEST_ID = 200;
    private static final BigDecimal MOST_PIECES = new BigDecimal(1_000_000);

    /// @param now what is said as of later counts as of then: it would keep all news away
    /// @throws ApiRefused where something is missing or wrong
    static OrderReport read(JsonPart order, Instant now) throws ApiRefused {
        var placed = ToldEvent.instant(order.at("placed_at"));
        var updated = ToldEvent.instant(order.at("updated_at"));
        var told = updated == null ? placed : updated;
        if (told == null) {
            throw order.at("placed_at").refused("One of placed_at and updated_at is required.");
        }
        var asOf = told.isAfter(now) ? now : told;
        try {
            var report = new OrderReport(source(order.at("source")), id(order.required("id")), asOf)
                    .number(order.at("number").id(LONGEST))
                    .placedAt(placed)
                    .cancelledAt(ToldEvent.instant(order.at("cancelled_at")))
                    .state(state(order.at("state")))
                    .currency(order.at("currency").text(LONGEST))
                    .subtotal(order.at("subtotal").number())
                    .discounts(order.at("discounts").number())
                    .shipping(order.at("shipping").number())
                    .tax(order.at("tax").number())
                    .total(order.at("total").number())
                    .page(WebLink.of(order.at("url").text(LONGEST)))
                    .lines(lines(order.at("lines")));
            parcels(order.at("fulfilments"), report, asOf);
            refunds(order.at("refunds"), report, asOf);
            return report;
        } catch (IllegalArgumentException e) {
            throw order.refused(String.valueOf(e.getMessage()));
        }
    }

    /// An order is the same as the one of the shop system's own webhooks where that is named.
    private static String source(JsonPart part) throws ApiRefused {
        var source = Objects.requireNonNullElse(part.text(LONGEST), "import");
        if (!source.matches("[a-z][a-z0-9-]{0,39}")) {
            throw part.refused("The source is a word in small letters, such as shopify.");
        }
        return source;
    }

    private static String id(JsonPart part) throws ApiRefused {
        var id = Objects.requireNonNullElse(part.id(LONGEST_ID), "");
        if (id.isBlank()) {
            throw part.refused("An order has an id.");
        }
        return id;
    }

    private static Order.@Nullable State state(JsonPart part) throws ApiRefused {
        var name = part.text(LONGEST);
        if (name == null || name.isBlank()) {
            return null;
        }
        return switch (Names.read(Order.State.class, name.strip())) {
            case Order.State.Known known -> known;
            case Order.State.Unknown _ ->
                throw part.refused("The state is open, paid, partly-fulfilled, fulfilled, partly-refunded, refunded or"
                        + " cancelled.");
        };
    }

    private static @Nullable List<Order.Line> lines(JsonPart part) throws ApiRefused {
        if (part.isNull()) {
            return null;
        }
        var lines = new ArrayList<Order.Line>();
        for (var line : part.list()) {
            var quantity = line.at("quantity").number();
            lines.add(new Order.Line(
                    Objects.requireNonNullElse(line.required("name").text(LONGEST), "?"),
                    line.at("variant").text(LONGEST),
                    line.at("sku").id(LONGEST),
                    quantity == null
                            ? 1
                            : quantity.max(BigDecimal.ZERO).min(MOST_PIECES).intValue(),
                    line.at("price").number()));
        }
        return lines;
    }

    private static void parcels(JsonPart part, OrderReport report, Instant asOf) throws ApiRefused {
        if (!part.isNull()) {
            for (var parcel : part.list()) {
                var at = time(parcel.at("at"), asOf);
                var told = new Order.Fulfilment(
                        at,
                        parcel.at("carrier").text(LONGEST),
                        parcel.at("tracking_number").id(LONGEST),
                        WebLink.of(parcel.at("tracking_url").text(LONGEST)));
                report.fulfilment(id(parcel.required("id")), asOf, told);
            }
        }
    }

    private static void refunds(JsonPart part, OrderReport report, Instant asOf) throws ApiRefused {
        if (!part.isNull()) {
            for (var refund : part.list()) {
                var amount = Objects.requireNonNull(refund.required("amount").number());
                report.refund(id(refund.required("id")), new Refund(time(refund.at("at"), asOf), amount.abs()));
            }
        }
    }

    private static Instant time(JsonPart part, Instant otherwise) throws ApiRefused {
        return Objects.requireNonNullElse(ToldEvent.instant(part), otherwise);
    }

    private OrderLine() {}
}
