package dev.sportello.wire;

import java.time.Instant;
import java.util.Objects;

/// Which of a shopper's own orders is meant: two things of it that the shopper sees.
public record OrderRef(String number, Instant placedAt) {
    public OrderRef {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(placedAt, "placedAt");
    }
}
