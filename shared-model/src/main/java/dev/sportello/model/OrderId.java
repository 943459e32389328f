package dev.sportello.model;

import java.util.Objects;
import java.util.UUID;

/// Names one order of a profile, here and not in the shop.
public record OrderId(UUID value) {
    public OrderId {
        Objects.requireNonNull(value, "id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
