package dev.sportello.model;

import java.time.Instant;
import java.util.Objects;

/// The order that a shopper placed last, in short.
///
/// @param number as people say it, `#2117`
public record LastOrder(OrderId id, String number, Instant placedAt, Order.State state) {
    public LastOrder {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(placedAt, "placedAt");
        Objects.requireNonNull(state, "state");
    }
}
