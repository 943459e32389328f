package dev.sportello.relay.webhook;

import dev.sportello.model.Order;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.customer.OrderReport;
import dev.sportello.relay.customer.ProfileReport;
import dev.sportello.relay.customer.Refund;
import dev.sportello.relay.secret.SecretName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// WooCommerce's webhooks, as <https://woocommerce.com/document/webhooks/> and the REST API's description say, of
/// version 3.
final class WooCommerce implements ShopSystem {
    private static final String SOURCE = "woocommerce";

    /// Of a shopper at the checkout, who may yet go away, and of an admin who has not saved it. What else sounds like
    /// one may be a plugin's status of real orders.
    private static final Set<String> DRAFTS = Set.of("checkout-draft", "auto-draft");

    private static final Pattern PING = Pattern.compile("webhook_id=\\d{1,20}");

    @Override
    public SecretName secret() {
        return SecretName.WOOCOMMERCE_WEBHOOKS;
    }

    @Override
    public String signatureHeader() {
        return "X-WC-Webhook-Signature";
    }

    @Override
    public String topicHeader() {
        return "X-WC-Webhook-Topic";
    }

    @Override
    public @Nullable String trialHeader() {
        return null;
    }

    /// Sent when an admin saves a webhook; it is switched off again unless that is answered well.
    @Override
    public boolean isPing(String body) {
        return PING.matcher(body).matches();
    }

    @Override
    public ShopReport read(String topic, Payload payload, Instant now) {
        return switch (topic) {
            case "order.created", "order.updated", "order.restored" ->
                payload.has("line_items") && !DRAFTS.contains(status(payload))
                        ? order(payload, now)
                        : ShopReport.NOTHING;
            case "customer.created", "customer.updated" ->
                payload.has("line_items") ? ShopReport.NOTHING : customer(payload, now);
            default -> ShopReport.NOTHING;
        };
    }

    private static ShopReport order(Payload payload, Instant now) {
        var changed = changed(payload, now);
        var report = new OrderReport(SOURCE, payload.required("id"), changed)
                .number("#" + Objects.requireNonNullElse(payload.text("number"), payload.required("id")))
                .placedAt(payload.time("date_created_gmt"))
                .state(state(status(payload)))
                .currency(payload.text("currency"))
                .subtotal(subtotal(payload))
                .discounts(payload.number("discount_total"))
                .shipping(payload.number("shipping_total"))
                .tax(payload.number("total_tax"))
                .total(payload.number("total"))
                .lines(lines(payload.list("line_items")))
                .page(page(payload));
        payload.each("refunds").forEach(refund -> addRefund(report, refund, changed));
        var billing = payload.object("billing");
        var customerId = payload.text("customer_id");
        return whose(report, "0".equals(customerId) ? null : customerId, billing, billing.text("email"), changed);
    }

    private static ShopReport customer(Payload payload, Instant now) {
        var billing = payload.object("billing");
        var whose = whose(null, payload.required("id"), billing, payload.text("email"), changed(payload, now));
        var profile = Objects.requireNonNull(whose.profile());
        var named = profile.name(People.fullName(payload)).customerSince(payload.time("date_created_gmt"));
        return new ShopReport(null, named, whose.names());
    }

    /// An account's email is not verified, nor is what a guest types at the checkout.
    private static ShopReport whose(
            @Nullable OrderReport order, @Nullable String id, Payload billing, @Nullable String email, Instant asOf) {
        var country = billing.text("country");
        var phone = Identity.international(billing.text("phone"), country);
        if (!Identity.names(id, email, phone)) {
            return new ShopReport(order, null, List.of());
        }
        var profile = new ProfileReport(asOf)
                .name(People.fullName(billing))
                .email(email)
                .phone(phone)
                .place(People.joined(", ", billing.text("city"), country));
        return new ShopReport(order, profile, List.of(new Identity(id, email, phone, false)));
    }

    private static Instant changed(Payload payload, Instant now) {
        var modified = payload.time("date_modified_gmt");
        return modified != null ? modified : Objects.requireNonNullElse(payload.time("date_created_gmt"), now);
    }

    private static String status(Payload payload) {
        return Objects.requireNonNullElse(payload.text("status"), "");
    }

    private static Order.State state(String status) {
        return switch (status) {
            case "processing" -> Order.State.PAID;
            case "completed" -> Order.State.FULFILLED;
            case "refunded" -> Order.State.REFUNDED;
            case "cancelled", "failed", "trash" -> Order.State.CANCELLED;
            default -> Order.State.OPEN;
        };
    }

    private static @Nullable BigDecimal subtotal(Payload payload) {
        var lines = payload.list("line_items");
        if (lines == null) {
            return null;
        }
        var amounts = new ArrayList<BigDecimal>();
        for (var line : lines) {
            var amount = line.number("subtotal");
            if (amount == null) {
                return null;
            }
            amounts.add(amount);
        }
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable List<Order.Line> lines(@Nullable List<Payload> told) {
        return told == null
                ? null
                : told.stream()
                        .map(line -> new Order.Line(
                                Objects.requireNonNullElse(line.text("name"), "?"),
                                null,
                                line.text("sku"),
                                line.count("quantity"),
                                price(line)))
                        .toList();
    }

    /// Of one piece before discounts: what an order calls the price is what is left after them.
    private static @Nullable BigDecimal price(Payload line) {
        var subtotal = line.number("subtotal");
        var quantity = line.number("quantity");
        return subtotal == null || quantity == null || quantity.signum() <= 0
                ? line.number("price")
                : subtotal.divide(quantity, Math.max(2, subtotal.scale()), RoundingMode.HALF_EVEN);
    }

    /// An order lists what went back as negative amounts, without a time: it is that of the change that told of it.
    private static void addRefund(OrderReport report, Payload refund, Instant changed) {
        var id = refund.text("id");
        var amount = refund.number("total");
        if (id != null && amount != null && amount.signum() != 0) {
            report.refund(id, new Refund(changed, amount.abs()));
        }
    }

    /// The page of an order that agents open, in the shop whose links the order holds.
    private static @Nullable URI page(Payload order) {
        var self = order.object("_links").each("self");
        var link = self.isEmpty() ? null : self.getFirst().link("href");
        var path = link == null ? null : link.getRawPath();
        if (link == null || path == null || link.getHost() == null || !path.contains("/wp-json/")) {
            return null;
        }
        return link.resolve(path.substring(0, path.indexOf("/wp-json/")) + "/wp-admin/post.php?action=edit&post="
                + order.required("id"));
    }
}
