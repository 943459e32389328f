package dev.sportello.desktop.connection;

import dev.sportello.model.TicketId;
import dev.sportello.wire.ClientFrame.LookAt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the agent has on screen, and when to report it to the relay: at once when it changes, and again before what
/// was reported expires. Thread-safe.
final class ViewingReporter {
    private static final Duration AGAIN = Duration.ofSeconds(20);
    private static final Duration TYPING_AGAIN = Duration.ofSeconds(3);

    private final Clock clock;
    private LookAt now = new LookAt(null, false);
    private @Nullable LookAt reported;
    private Instant reportedAt = Instant.EPOCH;

    ViewingReporter(Clock clock) {
        this.clock = clock;
    }

    /// @return whether it has to be reported now
    synchronized boolean look(@Nullable TicketId ticket, boolean typing) {
        now = new LookAt(ticket, typing);
        return due();
    }

    /// A new link knows nothing of what was reported over another.
    synchronized void reset() {
        reported = null;
    }

    /// What to report now; it counts as reported. Null for nothing.
    synchronized @Nullable LookAt next() {
        if (!due()) {
            return null;
        }
        reported = now;
        reportedAt = clock.instant();
        return now;
    }

    /// How long nothing has to be reported for certain, unless something changes; at most the given time.
    synchronized Duration untilDue(Duration most) {
        if (due()) {
            return Duration.ZERO;
        }
        if (now.ticket() == null) {
            return most;
        }
        var left = Duration.between(clock.instant(), reportedAt.plus(again()));
        return left.compareTo(most) < 0 ? left : most;
    }

    private boolean due() {
        if (!now.equals(reported)) {
            return reported != null || now.ticket() != null;
        }
        return now.ticket() != null && !clock.instant().isBefore(reportedAt.plus(again()));
    }

    private Duration again() {
        return now.typing() ? TYPING_AGAIN : AGAIN;
    }
}
