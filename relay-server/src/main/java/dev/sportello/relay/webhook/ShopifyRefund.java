package dev.sportello.relay.webhook;

import dev.sportello.relay.customer.Decimals;
import dev.sportello.relay.customer.OrderReport;
import dev.sportello.relay.customer.Refund;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The refunds in Shopify's webhooks. A shop may sell in several currencies: payments are in the one that the shopper
/// has paid in, all other amounts of an order in the shop's, and sums of goods in both.
final class ShopifyRefund {

    /// Something that costs the one amount in the shop's currency, and the other in the shopper's.
    private record Both(BigDecimal shops, BigDecimal shoppers) {
        private static final Both NOTHING = new Both(BigDecimal.ZERO, BigDecimal.ZERO);

        private static Both of(Payload set) {
            return new Both(amount(set.object("shop_money")), amount(set.object("presentment_money")));
        }

        /// Whether their ratio is known.
        private boolean isBoth() {
            return shops.signum() > 0 && shoppers.signum() > 0;
        }

        private Both plus(Both other) {
            return new Both(shops.add(other.shops), shoppers.add(other.shoppers));
        }
    }

    /// Adds what really went back: a refund may also put goods back in stock only, or its payment may fail. One in
    /// another currency, of which nothing says what it is in the shop's, is left to the webhook that does.
    ///
    /// @param whole which tells of the refund: its order, or itself
    static void add(OrderReport report, Payload refund, Payload whole, Instant now) {
        var id = refund.text("id");
        var amount = wentBack(refund, whole);
        if (id != null && amount.signum() > 0) {
            report.refund(id, new Refund(Shopify.changed(refund, now), amount));
        }
    }

    private static BigDecimal wentBack(Payload refund, Payload whole) {
        var shops = shopsCurrency(refund, whole);
        var inShops = BigDecimal.ZERO;
        var inShoppers = BigDecimal.ZERO;
        for (var payment : refund.each("transactions")) {
            if ("refund".equals(payment.text("kind")) && "success".equals(payment.text("status"))) {
                var paidIn = payment.text("currency");
                if (paidIn == null || paidIn.equals(shops)) {
                    inShops = inShops.add(amount(payment));
                } else {
                    inShoppers = inShoppers.add(amount(payment));
                }
            }
        }
        // Together: if each were rounded, all of them might be less than the whole.
        return inShops.add(inShopsCurrency(inShoppers, shops, refund, whole));
    }

    private static BigDecimal inShopsCurrency(
            BigDecimal amount, @Nullable String shops, Payload refund, Payload whole) {
        var goods = goods(refund);
        var both = goods.isBoth() ? goods : Both.of(whole.object("total_price_set"));
        if (!both.isBoth()) {
            return BigDecimal.ZERO;
        }
        var decimals = Math.max(both.shops.scale(), Decimals.of(shops == null ? "" : shops));
        return amount.multiply(both.shops).divide(both.shoppers, decimals, RoundingMode.HALF_EVEN);
    }

    private static @Nullable String shopsCurrency(Payload refund, Payload whole) {
        var ofOrder = whole.text("currency");
        return ofOrder != null
                ? ofOrder
                : sets(refund)
                        .map(set -> set.object("shop_money").text("currency_code"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /// All goods, taxes, adjustments and shipping of a refund, whichever way they go: only their ratio matters.
    private static Both goods(Payload refund) {
        return sets(refund)
                .map(Both::of)
                .map(both -> new Both(both.shops.abs(), both.shoppers.abs()))
                .reduce(Both.NOTHING, Both::plus);
    }

    private static Stream<Payload> sets(Payload refund) {
        return Stream.of(
                        refund.each("refund_line_items").stream()
                                .flatMap(line -> Stream.of(line.object("subtotal_set"), line.object("total_tax_set"))),
                        refund.each("order_adjustments").stream().map(each -> each.object("amount_set")),
                        refund.each("refund_shipping_lines").stream().map(each -> each.object("subtotal_amount_set")),
                        Stream.of(refund.object("total_duties_set")))
                .flatMap(sets -> sets);
    }

    private static BigDecimal amount(Payload money) {
        return Objects.requireNonNullElse(money.number("amount"), BigDecimal.ZERO);
    }

    private ShopifyRefund() {}
}
