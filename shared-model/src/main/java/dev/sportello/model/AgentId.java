package dev.sportello.model;

import java.util.Objects;
import java.util.UUID;

/// Names one agent.
public record AgentId(UUID value) {
    public AgentId {
        Objects.requireNonNull(value, "id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
