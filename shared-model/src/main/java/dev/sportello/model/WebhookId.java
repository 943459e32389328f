package dev.sportello.model;

import java.util.Objects;
import java.util.UUID;

/// Names one [Webhook].
public record WebhookId(UUID value) {
    public WebhookId {
        Objects.requireNonNull(value, "id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
