package dev.sportello.relay.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/// Money of one order that went back.
///
/// @param amount in the order's currency
public record Refund(Instant at, BigDecimal amount) {
    public Refund {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(amount, "amount");
    }
}
