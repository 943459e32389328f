package dev.sportello.relay.webhook;

import dev.sportello.model.Order;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.customer.OrderReport;
import dev.sportello.relay.secret.SecretName;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Shopify's webhooks, as <https://shopify.dev/docs/api/webhooks> describes them, of the versions since 2023-01.
final class Shopify implements ShopSystem {
    private static final String SOURCE = "shopify";
    private static final Set<String> ORDERS = Set.of(
            "orders/create",
            "orders/updated",
            "orders/paid",
            "orders/fulfilled",
            "orders/partially_fulfilled",
            "orders/cancelled");

    /// A service packs it; the carrier may have it already where it has a number.
    private static final Set<String> BEING_PREPARED = Set.of("pending", "open");

    private static final Set<String> NOT_SENT = Set.of("cancelled", "error", "failure");

    @Override
    public SecretName secret() {
        return SecretName.SHOPIFY_WEBHOOKS;
    }

    @Override
    public String signatureHeader() {
        return "X-Shopify-Hmac-Sha256";
    }

    @Override
    public String topicHeader() {
        return "X-Shopify-Topic";
    }

    @Override
    public String trialHeader() {
        return "X-Shopify-Test";
    }

    @Override
    public boolean isPing(String body) {
        return false;
    }

    @Override
    public ShopReport read(String topic, Payload payload, Instant now) {
        if (ORDERS.contains(topic) && isA("Order", payload)) {
            return order(payload, now);
        }
        return switch (topic) {
            case "customers/create", "customers/update" ->
                isA("Customer", payload) ? ShopifyCustomer.report(payload, now) : ShopReport.NOTHING;
            case "refunds/create" -> isA("Refund", payload) ? refund(payload, now) : ShopReport.NOTHING;
            case "fulfillments/create", "fulfillments/update" ->
                isA("Fulfillment", payload) ? fulfilment(payload, now) : ShopReport.NOTHING;
            case "customers/redact" -> redact(payload);
            default -> ShopReport.NOTHING;
        };
    }

    /// Only what looks like such a request, whatever the topic says: an order or a customer does not.
    private static ShopReport redact(Payload payload) {
        if (!payload.has("shop_id")
                || payload.list("orders_to_redact") == null
                || payload.has("admin_graphql_api_id")) {
            return ShopReport.NOTHING;
        }
        var customer = payload.object("customer");
        var id = customer.text("id");
        var email = customer.text("email");
        var phone = customer.text("phone");
        return Identity.names(id, email, phone)
                ? ShopReport.erasing(List.of(new Identity(id, email, phone, false)))
                : ShopReport.NOTHING;
    }

    /// The topic is not signed; what the body itself says it is, is.
    private static boolean isA(String type, Payload payload) {
        var id = payload.text("admin_graphql_api_id");
        return id == null || id.startsWith("gid://shopify/" + type + "/");
    }

    private static ShopReport order(Payload payload, Instant now) {
        var report = new OrderReport(SOURCE, payload.required("id"), changed(payload, now))
                .number(payload.text("name"))
                .placedAt(payload.time("created_at"))
                .cancelledAt(payload.time("cancelled_at"))
                .state(state(payload))
                .currency(payload.text("currency"))
                .subtotal(payload.number("total_line_items_price"))
                .discounts(payload.number("total_discounts"))
                .shipping(payload.object("total_shipping_price_set")
                        .object("shop_money")
                        .number("amount"))
                .tax(payload.number("total_tax"))
                .total(payload.number("total_price"))
                .lines(lines(payload.list("line_items")))
                .page(page(payload))
                .shopperPage(payload.link("order_status_url"));
        payload.each("fulfillments").forEach(parcel -> addParcel(report, parcel, now));
        payload.each("refunds").forEach(refund -> ShopifyRefund.add(report, refund, payload, now));
        return ShopifyCustomer.ofOrder(payload, report, now);
    }

    private static ShopReport refund(Payload payload, Instant now) {
        var report = new OrderReport(SOURCE, payload.required("order_id"), changed(payload, now));
        ShopifyRefund.add(report, payload, payload, now);
        return new ShopReport(report, null, List.of());
    }

    private static ShopReport fulfilment(Payload payload, Instant now) {
        var report = new OrderReport(SOURCE, payload.required("order_id"), changed(payload, now));
        addParcel(report, payload, now);
        return new ShopReport(report, null, List.of());
    }

    static Instant changed(Payload payload, Instant now) {
        var updated = payload.time("updated_at");
        return updated != null ? updated : Objects.requireNonNullElse(payload.time("created_at"), now);
    }

    private static Order.@Nullable State state(Payload payload) {
        if (!payload.has("financial_status") && !payload.has("fulfillment_status")) {
            return null;
        }
        var paid = Objects.requireNonNullElse(payload.text("financial_status"), "");
        var sent = Objects.requireNonNullElse(payload.text("fulfillment_status"), "");
        if (paid.equals("refunded")) {
            return Order.State.REFUNDED;
        }
        if (paid.equals("partially_refunded")) {
            return Order.State.PARTLY_REFUNDED;
        }
        return switch (sent) {
            case "fulfilled" -> Order.State.FULFILLED;
            case "partial" -> Order.State.PARTLY_FULFILLED;
            default -> paid.equals("paid") ? Order.State.PAID : Order.State.OPEN;
        };
    }

    private static @Nullable List<Order.Line> lines(@Nullable List<Payload> told) {
        return told == null
                ? null
                : told.stream()
                        .map(line -> new Order.Line(
                                Objects.requireNonNullElse(line.text("title"), "?"),
                                line.text("variant_title"),
                                line.text("sku"),
                                line.count("quantity"),
                                line.number("price")))
                        .toList();
    }

    private static void addParcel(OrderReport report, Payload parcel, Instant now) {
        var id = parcel.text("id");
        var status = Objects.requireNonNullElse(parcel.text("status"), "");
        var number = People.first(parcel.text("tracking_number"), parcel.firstOf("tracking_numbers"));
        var isBeingPrepared = BEING_PREPARED.contains(status) && (number == null || number.isBlank());
        if (id != null && NOT_SENT.contains(status)) {
            report.takenBack(id, changed(parcel, now));
            return;
        }
        if (id == null || isBeingPrepared) {
            return;
        }
        var sentAt = Objects.requireNonNullElse(parcel.time("created_at"), now);
        report.fulfilment(
                id,
                changed(parcel, now),
                new Order.Fulfilment(sentAt, parcel.text("tracking_company"), number, parcel.link("tracking_url")));
    }

    /// The page of an order that agents open, in the shop whose page the shopper sees.
    private static @Nullable URI page(Payload order) {
        var status = order.link("order_status_url");
        return status == null || status.getHost() == null
                ? null
                : URI.create("https://" + status.getHost() + "/admin/orders/" + order.required("id"));
    }
}
