package dev.sportello.desktop.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Decides by the clock when to ask whether the relay is there, and when it is not. Goes by the clock of the day, so
/// that a laptop that slept finds its link dead when it wakes. Not thread-safe.
final class Heartbeat {
    private final ConnectionTimes pace;
    private final Clock clock;
    private Instant receivedAt;
    private Instant pinged;

    Heartbeat(ConnectionTimes pace, Clock clock) {
        this.pace = pace;
        this.clock = clock;
        receivedAt = clock.instant();
        pinged = receivedAt;
    }

    void received() {
        receivedAt = clock.instant();
    }

    boolean silent() {
        var now = clock.instant();
        if (now.isBefore(receivedAt)) {
            // The clock was set back: start to count again.
            receivedAt = now;
        }
        return receivedAt.plus(pace.silence()).isBefore(now);
    }

    /// Whether a ping is due; it counts as sent.
    boolean pingDue() {
        if (untilPing().isPositive()) {
            return false;
        }
        pinged = clock.instant();
        return true;
    }

    /// At most the time between two pings.
    Duration untilPing() {
        var left = Duration.between(clock.instant(), pinged.plus(pace.ping()));
        return left.compareTo(pace.ping()) > 0 ? Duration.ZERO : left;
    }
}
