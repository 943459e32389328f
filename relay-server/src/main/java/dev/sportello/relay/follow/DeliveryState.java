package dev.sportello.relay.follow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What has become of a row of the outbox.
public sealed interface DeliveryState {

    /// @param attempts that were begun
    /// @param failure why the last one failed; null where none has
    record Waiting(int attempts, Instant nextTry, @Nullable String failure) implements DeliveryState {}

    record Delivered(Instant at) implements DeliveryState {}

    /// @param reason why the last attempt failed
    record GivenUp(Instant at, String reason) implements DeliveryState {}
}
