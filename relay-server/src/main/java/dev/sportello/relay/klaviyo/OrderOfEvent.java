package dev.sportello.relay.klaviyo;

import dev.sportello.model.Event;
import dev.sportello.model.Order;
import dev.sportello.model.WebLink;
import dev.sportello.relay.customer.EventReport;
import dev.sportello.relay.customer.OrderReport;
import dev.sportello.relay.customer.Refund;
import dev.sportello.relay.http.ApiRefused;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The order that an event is about, where it names one. Immutable.
record OrderOfEvent(
        EventReport event,
        Map<String, ? extends @Nullable Object> properties,
        @Nullable BigDecimal value,
        @Nullable String currency) {
    private static final String SOURCE = "klaviyo";
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final BigDecimal MOST_PIECES = new BigDecimal(1_000_000);

    /// @param told where the value stands
    /// @return null where it is about none, or does not name it
    /// @throws ApiRefused where the value is no sum of money
    @Nullable
    OrderReport report(JsonPart told) throws ApiRefused {
        var id = text("OrderId", "OrderID", "order_id", "$event_id");
        if (id == null || id.length() > LONGEST_ID || !(event.kind() instanceof Event.Kind.Known kind)) {
            return null;
        }
        try {
            var report = new OrderReport(SOURCE, id, event.at()).number(text("OrderNumber", "order_number"));
            return switch (kind) {
                case ORDER_PLACED -> placed(report);
                case ORDER_SHIPPED -> shipped(report);
                case ORDER_CANCELLED -> report.cancelledAt(event.at());
                case REFUND -> refunded(report);
                case EMAIL, PRODUCT_VIEWED, PRODUCT_ORDERED, CHECKOUT_STARTED, CHAT, OTHER -> null;
            };
        } catch (IllegalArgumentException e) {
            throw told.refused(String.valueOf(e.getMessage()));
        }
    }

    private OrderReport placed(OrderReport report) {
        return report.placedAt(event.at())
                .currency(ownCurrency())
                .total(sum())
                .discounts(number(properties.get("DiscountValue")))
                .lines(lines());
    }

    private OrderReport shipped(OrderReport report) {
        var parcel = new Order.Fulfilment(
                event.at(),
                text("TrackingCompany", "Carrier", "carrier"),
                text("TrackingNumber", "tracking_number"),
                WebLink.of(text("TrackingUrl", "TrackingURL", "tracking_url")));
        return report.state(Metric.isPartial(event.metric()) ? Order.State.PARTLY_FULFILLED : Order.State.FULFILLED)
                .fulfilment(part(), event.at(), parcel);
    }

    private OrderReport refunded(OrderReport report) {
        var sum = sum();
        return sum == null
                ? report
                : report.refund(part(), new Refund(event.at(), sum.abs())).currencyOfRefund(ownCurrency());
    }

    private @Nullable BigDecimal sum() {
        return value == null ? number(properties.get("$value")) : value;
    }

    private @Nullable String ownCurrency() {
        return currency == null ? text("$currency_code", "Currency", "currency") : currency;
    }

    /// Which parcel or refund of the order it is. The beginning of a long id may be another's too.
    private String part() {
        var id = event.uniqueId();
        return id.length() > LONGEST_ID
                ? UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString()
                : id;
    }

    private @Nullable List<Order.Line> lines() {
        if (!(properties.get("Items") instanceof List<?> items)) {
            return null;
        }
        var lines = new ArrayList<Order.Line>();
        for (var item : items) {
            if (item instanceof Map<?, ?> article) {
                lines.add(new Order.Line(
                        Objects.requireNonNullElse(text(article, "ProductName", "Name", "name"), "?"),
                        text(article, "VariantName", "Variant"),
                        text(article, "SKU", "sku", "ProductID"),
                        quantity(number(article.get("Quantity"))),
                        number(article.get("ItemPrice"))));
            }
        }
        return lines;
    }

    private static int quantity(@Nullable BigDecimal number) {
        return number == null ? 1 : number.max(BigDecimal.ZERO).min(MOST_PIECES).intValue();
    }

    private @Nullable String text(String... names) {
        return text(properties, names);
    }

    private static @Nullable String text(Map<?, ?> object, String... names) {
        for (var name : names) {
            switch (object.get(name)) {
                case String text
                when !text.isBlank() -> {
                    return text.strip();
                }
                case BigDecimal number -> {
                    return number.toPlainString();
                }
                case null, default -> {}
            }
        }
        return null;
    }

    /// A number, or a text that is one.
    private static @Nullable BigDecimal number(@Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> number;
            case String text
            when text.length() <= LONGEST_NUMBER && NUMBER.matcher(text.strip()).matches() ->
                new BigDecimal(text.strip());
            case null, default -> null;
        };
    }
}
