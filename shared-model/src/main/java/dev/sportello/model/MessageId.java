package dev.sportello.model;

import java.util.Objects;
import java.util.UUID;

/// Names one message. Its sender picks it, so that sending again is harmless.
public record MessageId(UUID value) {
    public MessageId {
        Objects.requireNonNull(value, "id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
