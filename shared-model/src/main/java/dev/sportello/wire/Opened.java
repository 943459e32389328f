package dev.sportello.wire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which ticket the sender of a command means by a number: the one that it knew when the command was made. After the
/// journal was replaced the same number may be another ticket's.
///
/// @param epoch of the journal that the sender followed
/// @param at when the ticket was opened; null if the sender does not know
public record Opened(UUID epoch, @Nullable Instant at) {
    public Opened {
        Objects.requireNonNull(epoch, "epoch");
    }

    /// Whether it may be the ticket that was opened then, in the same journal. Milliseconds are enough to tell.
    public boolean fits(Instant openedAt) {
        return at == null || at.truncatedTo(ChronoUnit.MILLIS).equals(openedAt.truncatedTo(ChronoUnit.MILLIS));
    }
}
