package dev.sportello.model;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One order of a shopper, as the shop last told of it. Immutable.
///
/// @param number as people say it, `#2117`
/// @param updatedAt when the shop last changed it
/// @param page of the order in the shop, for its agents; only of the web
public record Order(
        OrderId id,
        ProfileId profile,
        String number,
        Instant placedAt,
        Instant updatedAt,
        State state,
        Amounts amounts,
        List<Line> lines,
        List<Fulfilment> fulfilments,
        @Nullable URI page) {
    public Order {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(placedAt, "placedAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(amounts, "amounts");
        lines = List.copyOf(lines);
        fulfilments = List.copyOf(fulfilments);
        page = WebLink.only(page);
    }

    /// How far an order has come.
    public sealed interface State {
        Known OPEN = Known.OPEN;
        Known PAID = Known.PAID;
        Known PARTLY_FULFILLED = Known.PARTLY_FULFILLED;
        Known FULFILLED = Known.FULFILLED;
        Known PARTLY_REFUNDED = Known.PARTLY_REFUNDED;
        Known REFUNDED = Known.REFUNDED;
        Known CANCELLED = Known.CANCELLED;

        /// In the order in which an order comes to them.
        enum Known implements State {
            OPEN,
            PAID,
            PARTLY_FULFILLED,
            FULFILLED,
            PARTLY_REFUNDED,
            REFUNDED,
            CANCELLED
        }

        /// A state that is newer than this program. Here it is shown by its name, or not at all.
        record Unknown(String name) implements State, UnknownName {
            public Unknown {
                Objects.requireNonNull(name, "name");
            }
        }
    }

    /// What an order costs, all in one currency; null where the shop has not said it.
    ///
    /// @param currency the ISO 4217 code
    /// @param subtotal of the lines, before the discounts
    /// @param discounts what was taken off
    /// @param total what the shopper paid or has to pay
    /// @param refunded what the shopper got back of it
    public record Amounts(
            String currency,
            @Nullable BigDecimal subtotal,
            @Nullable BigDecimal discounts,
            @Nullable BigDecimal shipping,
            @Nullable BigDecimal tax,
            BigDecimal total,
            BigDecimal refunded) {
        public Amounts {
            Objects.requireNonNull(currency, "currency");
            Objects.requireNonNull(total, "total");
            Objects.requireNonNull(refunded, "refunded");
        }
    }

    /// One article of an order.
    ///
    /// @param variant such as "White / M"
    /// @param sku the shop's number of the article
    /// @param price of one piece, before discounts
    public record Line(
            String title,
            @Nullable String variant,
            @Nullable String sku,
            int quantity,
            @Nullable BigDecimal price) {
        public Line {
            Objects.requireNonNull(title, "title");
        }
    }

    /// One parcel of an order.
    ///
    /// @param tracking the carrier's number of the parcel
    /// @param link to where the carrier shows it; only of the web
    public record Fulfilment(
            Instant at,
            @Nullable String carrier,
            @Nullable String tracking,
            @Nullable URI link) {
        public Fulfilment {
            Objects.requireNonNull(at, "at");
            link = WebLink.only(link);
        }
    }
}
