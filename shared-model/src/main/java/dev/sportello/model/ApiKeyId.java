package dev.sportello.model;

import java.util.Objects;
import java.util.UUID;

/// Names one API key. It is no secret, and opens nothing.
public record ApiKeyId(UUID value) {
    public ApiKeyId {
        Objects.requireNonNull(value, "id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
