package dev.sportello.relay.customer;

import dev.sportello.model.Order;
import dev.sportello.model.OrderId;
import dev.sportello.model.ProfileId;
import dev.sportello.model.VisibleText;
import dev.sportello.wire.ShopperBodies.ShopperOrder;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// All that a shop has told of one order: each fact with the time as of which it was said. What comes late, twice or in
/// another order leads to the same facts, and what a later report leaves out stays as it was. Immutable.
///
/// @param amounts by [Amount]
/// @param fulfilments by the shop's ids
/// @param refunds by the shop's ids
/// @param page for the shop's agents
/// @param shopperPage for the shopper alone: its address may open the order for whoever has it
/// @param takenBack which parcels the shop has called off, and when; what was stored before there were such has none
/// @param ownerTold as of when the shop said whose it is; null where it has not, or before that was kept
record OrderFacts(
        Instant updatedAt,
        @Nullable Told<String> number,
        @Nullable Told<Instant> placedAt,
        @Nullable Told<Instant> cancelledAt,
        @Nullable Told<Order.State> state,
        @Nullable Told<String> currency,
        Map<String, Told<BigDecimal>> amounts,
        @Nullable Told<List<Order.Line>> lines,
        Map<String, Told<Order.Fulfilment>> fulfilments,
        Map<String, Told<Refund>> refunds,
        @Nullable Told<URI> page,
        @Nullable Told<URI> shopperPage,
        Map<String, Instant> takenBack,
        @Nullable Instant ownerTold) {
    private static final Comparator<Order.State> BY_PROGRESS =
            Comparator.comparingInt(state -> state instanceof Order.State.Known known ? known.ordinal() : -1);

    private static final Comparator<Refund> BY_AMOUNT = Comparator.comparing(Refund::amount)
            .thenComparing(refund -> refund.amount().toString());

    /// Parcels, refunds, amounts: of each.
    private static final int MOST_PARTS = 100;

    OrderFacts {
        Objects.requireNonNull(updatedAt, "updatedAt");
        amounts = Collections.unmodifiableMap(new TreeMap<>(amounts));
        fulfilments = Collections.unmodifiableMap(new TreeMap<>(fulfilments));
        refunds = Collections.unmodifiableMap(new TreeMap<>(refunds));
        takenBack = Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(takenBack, Map.of())));
    }

    /// What both tell together: the same whichever was first, but for whose it is, which [Orders] decides.
    OrderFacts with(OrderFacts other) {
        return new OrderFacts(
                updatedAt.isAfter(other.updatedAt) ? updatedAt : other.updatedAt,
                Told.later(number, other.number),
                Told.later(placedAt, other.placedAt),
                Told.later(cancelledAt, other.cancelledAt),
                Told.later(state, other.state, BY_PROGRESS),
                Told.later(currency, other.currency),
                united(amounts, other.amounts, OrderFacts::later),
                Told.later(lines, other.lines),
                united(fulfilments, other.fulfilments, OrderFacts::later),
                united(refunds, other.refunds, OrderFacts::grown),
                Told.later(page, other.page),
                Told.later(shopperPage, other.shopperPage),
                united(takenBack, other.takenBack, (a, b) -> a.isAfter(b) ? a : b),
                ownerTold);
    }

    /// The same order, of whom the shop has said then that it is theirs.
    OrderFacts ownedSince(@Nullable Instant asOf) {
        return new OrderFacts(
                updatedAt,
                number,
                placedAt,
                cancelledAt,
                state,
                currency,
                amounts,
                lines,
                fulfilments,
                refunds,
                page,
                shopperPage,
                takenBack,
                asOf);
    }

    private static <T> Told<T> later(Told<T> one, Told<T> other) {
        return Objects.requireNonNull(Told.later(one, other));
    }

    /// A refund of which a part went back later grows, and is as old as when it was first told.
    private static Told<Refund> grown(Told<Refund> one, Told<Refund> other) {
        var told = Objects.requireNonNull(Told.later(one, other, BY_AMOUNT));
        var first = one.value().at().isBefore(other.value().at()) ? one : other;
        return new Told<>(
                told.asOf(), new Refund(first.value().at(), told.value().amount()));
    }

    private static <T> Map<String, T> united(Map<String, T> one, Map<String, T> other, BinaryOperator<T> later) {
        var all = new TreeMap<>(one);
        other.forEach((key, told) -> all.merge(key, told, later));
        // Of too many always the same ones are left out, whichever came first.
        while (all.size() > MOST_PARTS) {
            all.pollLastEntry();
        }
        return all;
    }

    /// The order as it stands by them.
    ///
    /// @param shopId stands in for a number that the shop has not told yet
    Order order(OrderId id, ProfileId profile, String shopId) {
        return new Order(
                id,
                profile,
                number(shopId),
                placed(),
                updatedAt,
                standing(),
                allAmounts(),
                allLines(),
                parcels(),
                page == null ? null : page.value());
    }

    /// The order as its shopper may see it.
    ///
    /// @param shopId as in [#order]
    ShopperOrder shopperOrder(String shopId) {
        return new ShopperOrder(
                number(shopId),
                placed(),
                standing(),
                allAmounts(),
                allLines(),
                parcels(),
                shopperPage == null ? null : shopperPage.value());
    }

    private Order.Amounts allAmounts() {
        return new Order.Amounts(
                currencyCode(),
                amount(Amount.SUBTOTAL),
                amount(Amount.DISCOUNTS),
                amount(Amount.SHIPPING),
                amount(Amount.TAX),
                total(),
                refunded());
    }

    private List<Order.Line> allLines() {
        return lines == null ? List.of() : lines.value();
    }

    private List<Order.Fulfilment> parcels() {
        return sent().values().stream()
                .sorted(Comparator.comparing(Order.Fulfilment::at))
                .toList();
    }

    /// The parcels that are under way or have arrived, by the shop's ids.
    Map<String, Order.Fulfilment> sent() {
        var sent = new TreeMap<String, Order.Fulfilment>();
        fulfilments.forEach((id, parcel) -> {
            var calledOff = takenBack.get(id);
            if (calledOff == null || parcel.asOf().isAfter(calledOff)) {
                sent.put(id, parcel.value());
            }
        });
        return sent;
    }

    /// As people call it. Where the shop has not said how, its id stands in, of which only the beginning is kept.
    String number(String shopId) {
        return number == null ? VisibleText.cut(shopId, OrderReport.MOST_OF_A_NUMBER) : number.value();
    }

    Instant placed() {
        return placedAt == null ? updatedAt : placedAt.value();
    }

    /// Cancelled is cancelled, also where a later report does not say so again. Else what went back decides, but where
    /// the shop says that it is all: it may have rounded each part. And else what the shop said last.
    Order.State standing() {
        var said = state == null ? Order.State.OPEN : state.value();
        if (cancelledAt != null || said == Order.State.CANCELLED) {
            return Order.State.CANCELLED;
        }
        var back = refunded();
        if (back.signum() > 0 && said != Order.State.REFUNDED) {
            return total().signum() > 0 && back.compareTo(total()) >= 0
                    ? Order.State.REFUNDED
                    : Order.State.PARTLY_REFUNDED;
        }
        return said;
    }

    @Nullable
    Instant cancelled() {
        if (cancelledAt != null) {
            return cancelledAt.value();
        }
        return state != null && state.value() == Order.State.CANCELLED ? state.asOf() : null;
    }

    String currencyCode() {
        return currency == null ? "EUR" : currency.value();
    }

    BigDecimal total() {
        return Objects.requireNonNullElse(amount(Amount.TOTAL), BigDecimal.ZERO);
    }

    /// Whether the shopper has bought it: somebody has told that it was placed or what it costs, and it was not
    /// cancelled.
    boolean counts() {
        return (placedAt != null || amount(Amount.TOTAL) != null) && standing() != Order.State.CANCELLED;
    }

    BigDecimal spent() {
        return total().subtract(refunded());
    }

    BigDecimal refunded() {
        return refunds.values().stream()
                .map(refund -> refund.value().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private @Nullable BigDecimal amount(Amount amount) {
        var told = amounts.get(amount.key());
        return told == null ? null : told.value();
    }
}
