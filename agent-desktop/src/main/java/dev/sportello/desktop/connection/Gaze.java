package dev.sportello.desktop.connection;

import dev.sportello.model.TicketId;
import dev.sportello.wire.ClientFrame.LookAt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the agent has on screen, and when the relay has to hear of it: at once when it changes, and again before what
/// was said lapses. Thread-safe.
final class Gaze {
    private static final Duration AGAIN = Duration.ofSeconds(20);
    private static final Duration TYPING_AGAIN = Duration.ofSeconds(3);

    private final Clock clock;
    private LookAt now = new LookAt(null, false);
    private @Nullable LookAt said;
    private Instant saidAt = Instant.EPOCH;

    Gaze(Clock clock) {
        this.clock = clock;
    }

    /// @return whether the relay has to hear of it now
    synchronized boolean look(@Nullable TicketId ticket, boolean typing) {
        now = new LookAt(ticket, typing);
        return due();
    }

    /// A new link knows nothing of what was said over another.
    synchronized void forget() {
        said = null;
    }

    /// What to say now; it counts as said. Null for nothing.
    synchronized @Nullable LookAt say() {
        if (!due()) {
            return null;
        }
        said = now;
        saidAt = clock.instant();
        return now;
    }

    /// How long nothing has to be said for certain, unless something changes; at most the given time.
    synchronized Duration untilDue(Duration most) {
        if (due()) {
            return Duration.ZERO;
        }
        if (now.ticket() == null) {
            return most;
        }
        var left = Duration.between(clock.instant(), saidAt.plus(again()));
        return left.compareTo(most) < 0 ? left : most;
    }

    private boolean due() {
        if (!now.equals(said)) {
            return said != null || now.ticket() != null;
        }
        return now.ticket() != null && !clock.instant().isBefore(saidAt.plus(again()));
    }

    private Duration again() {
        return now.typing() ? TYPING_AGAIN : AGAIN;
    }
}
