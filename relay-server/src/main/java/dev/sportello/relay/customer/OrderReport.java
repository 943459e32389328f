package dev.sportello.relay.customer;

import dev.sportello.model.StorableText;
import dev.sportello.model.Order;
import dev.sportello.model.WebLink;
import dev.sportello.relay.storage.StoredTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a shop tells of one order at one time; all that it leaves out is null. For one thread.
public final class OrderReport {
    /// The longest number of an order, in characters.
    static final int MOST_OF_A_NUMBER = 100;

    private static final int MOST_LINES = 250;
    private static final int MOST_PARTS = 100;
    private static final BigDecimal MOST = new BigDecimal("1e12");
    private static final int DECIMALS = 3;

    private final String source;
    private final String shopId;
    private final Instant asOf;
    private @Nullable String number;
    private @Nullable Instant placedAt;
    private @Nullable Instant cancelledAt;
    private Order.@Nullable State state;
    private @Nullable String currency;
    private Instant currencyAsOf;
    private @Nullable List<Order.Line> lines;
    private @Nullable URI page;
    private @Nullable URI shopperPage;
    private final TreeMap<String, Told<BigDecimal>> amounts = new TreeMap<>();
    private final TreeMap<String, Told<Order.Fulfilment>> fulfilments = new TreeMap<>();
    private final TreeMap<String, Told<Refund>> refunds = new TreeMap<>();
    private final TreeMap<String, Instant> takenBack = new TreeMap<>();

    /// @param source which shop system, a word
    /// @param shopId the order's id there
    /// @param asOf when the shop changed the order to what is told here
    public OrderReport(String source, String shopId, Instant asOf) {
        this.source = source;
        this.shopId = StorableText.required(shopId, 200);
        this.asOf = time(asOf);
        currencyAsOf = this.asOf;
    }

    public OrderReport number(@Nullable String told) {
        number = StorableText.line(told, MOST_OF_A_NUMBER);
        return this;
    }

    public OrderReport placedAt(@Nullable Instant told) {
        placedAt = told == null ? null : time(told);
        return this;
    }

    public OrderReport cancelledAt(@Nullable Instant told) {
        cancelledAt = told == null ? null : time(told);
        return this;
    }

    public OrderReport state(Order.@Nullable State told) {
        state = told;
        return this;
    }

    /// @param told an ISO 4217 code in letters of either case; anything else is left out
    public OrderReport currency(@Nullable String told) {
        var code = told == null ? "" : told.strip().toUpperCase(Locale.ROOT);
        currency = code.matches("[A-Z]{3}") ? code : null;
        currencyAsOf = asOf;
        return this;
    }

    /// The currency of what went back. It counts only while nobody has told that of the order.
    ///
    /// @param told as above
    public OrderReport currencyOfRefund(@Nullable String told) {
        var _ = currency(told);
        currencyAsOf = time(Instant.MIN);
        return this;
    }

    OrderReport amount(Amount amount, @Nullable BigDecimal told) {
        if (told != null) {
            amounts.put(amount.key(), new Told<>(asOf, sum(told)));
        }
        return this;
    }

    public OrderReport subtotal(@Nullable BigDecimal told) {
        return amount(Amount.SUBTOTAL, told);
    }

    public OrderReport discounts(@Nullable BigDecimal told) {
        return amount(Amount.DISCOUNTS, told);
    }

    public OrderReport shipping(@Nullable BigDecimal told) {
        return amount(Amount.SHIPPING, told);
    }

    public OrderReport tax(@Nullable BigDecimal told) {
        return amount(Amount.TAX, told);
    }

    public OrderReport total(@Nullable BigDecimal told) {
        return amount(Amount.TOTAL, told);
    }

    /// @param told what lies beyond the 250th is left out, and texts are cut
    public OrderReport lines(@Nullable List<Order.Line> told) {
        lines = told == null
                ? null
                : told.stream().limit(MOST_LINES).map(OrderReport::kept).toList();
        return this;
    }

    /// @param told the agents' page of the order in the shop; what is no link of the web is left out
    public OrderReport page(@Nullable URI told) {
        page = WebLink.only(told);
        return this;
    }

    /// @param told the shopper's own page of the order; what is no link of the web is left out
    public OrderReport shopperPage(@Nullable URI told) {
        shopperPage = WebLink.only(told);
        return this;
    }

    /// @param id the shop's own, 1 to 200 characters; of more than 100 parcels the rest is left out
    /// @param changedAt when the shop changed the parcel to what is told here
    public OrderReport fulfilment(String id, Instant changedAt, Order.Fulfilment told) {
        var kept = new Order.Fulfilment(
                time(told.at()),
                StorableText.line(told.carrier(), 200),
                StorableText.line(told.tracking(), 200),
                told.link());
        if (fulfilments.size() < MOST_PARTS) {
            fulfilments.put(StorableText.required(id, 200), new Told<>(time(changedAt), kept));
        }
        return this;
    }

    /// A parcel was not sent after all.
    ///
    /// @param id as above
    /// @param changedAt when the shop called it off
    public OrderReport takenBack(String id, Instant changedAt) {
        if (takenBack.size() < MOST_PARTS) {
            takenBack.put(StorableText.required(id, 200), time(changedAt));
        }
        return this;
    }

    /// @param id the shop's own, 1 to 200 characters; of more than 100 refunds the rest is left out
    public OrderReport refund(String id, Refund told) {
        var at = time(told.at());
        if (refunds.size() < MOST_PARTS) {
            refunds.put(StorableText.required(id, 200), new Told<>(at, new Refund(at, sum(told.amount()))));
        }
        return this;
    }

    private static Order.Line kept(Order.Line line) {
        return new Order.Line(
                Objects.requireNonNullElse(StorableText.line(line.title(), 500), "?"),
                StorableText.line(line.variant(), 200),
                StorableText.line(line.sku(), 200),
                line.quantity(),
                line.price() == null ? null : sum(line.price()));
    }

    private static Instant time(Instant told) {
        return StoredTime.kept(told).truncatedTo(ChronoUnit.MILLIS);
    }

    /// As all databases keep it.
    private static BigDecimal sum(BigDecimal told) {
        if (told.precision() - told.scale() > MOST.precision() - MOST.scale()
                || told.abs().compareTo(MOST) >= 0) {
            throw new IllegalArgumentException("An amount is less than " + MOST.toPlainString() + ".");
        }
        return told.scale() > DECIMALS ? told.setScale(DECIMALS, RoundingMode.HALF_EVEN) : told;
    }

    /// By which it is the same order.
    public String key() {
        return source + " " + shopId;
    }

    String source() {
        return source;
    }

    Instant asOf() {
        return asOf;
    }

    String shopId() {
        return shopId;
    }

    OrderFacts facts() {
        return new OrderFacts(
                asOf,
                Told.of(asOf, number),
                Told.of(asOf, placedAt),
                Told.of(asOf, cancelledAt),
                Told.of(asOf, state),
                Told.of(currencyAsOf, currency),
                amounts,
                Told.of(asOf, lines),
                fulfilments,
                refunds,
                Told.of(asOf, page),
                Told.of(asOf, shopperPage),
                takenBack,
                null);
    }

    /// Whether both tell the same.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OrderReport report
                && source.equals(report.source)
                && shopId.equals(report.shopId)
                && facts().equals(report.facts());
    }

    @Override
    public int hashCode() {
        return facts().hashCode();
    }
}
