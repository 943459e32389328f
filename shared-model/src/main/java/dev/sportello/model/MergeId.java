package dev.sportello.model;

import java.util.Objects;
import java.util.UUID;

/// Names one merge of two profiles.
public record MergeId(UUID value) {
    public MergeId {
        Objects.requireNonNull(value, "id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
