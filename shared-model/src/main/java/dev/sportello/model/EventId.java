package dev.sportello.model;

import java.util.Objects;
import java.util.UUID;

/// Names one event of a profile.
public record EventId(UUID value) {
    public EventId {
        Objects.requireNonNull(value, "id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
