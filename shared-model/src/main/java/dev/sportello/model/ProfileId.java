package dev.sportello.model;

import java.util.Objects;
import java.util.UUID;

/// Names one shopper's profile.
public record ProfileId(UUID value) {
    public ProfileId {
        Objects.requireNonNull(value, "id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
