package dev.sportello.relay.follow;

import java.util.Objects;
import java.util.UUID;

/// One row of the outbox on its way to the receiver.
///
/// @param id the same at each attempt: a receiver that remembers it takes the delivery once
/// @param payload as it was written in the deciding transaction
/// @param attempt 1 for the first
public record Delivery(UUID id, String payload, int attempt) {
    public Delivery {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(payload, "payload");
    }
}
