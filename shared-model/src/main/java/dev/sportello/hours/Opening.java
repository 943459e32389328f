package dev.sportello.hours;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether the shop is open at an instant, and when that changes.
public sealed interface Opening {

    /// @param until the first instant at which the shop is closed; null when it never closes
    record Open(@Nullable Instant until) implements Opening {}

    /// @param until the first instant at which the shop is open; null when it never opens
    record Closed(@Nullable Instant until) implements Opening {}

    /// The first instant at which it is the other way round; null when that never comes.
    @Nullable
    Instant until();
}
