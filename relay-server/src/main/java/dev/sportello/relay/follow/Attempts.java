package dev.sportello.relay.follow;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How often and how patiently the outbox tries to deliver one kind of rows.
///
/// @param most after so many attempts a row is given up
/// @param within an attempt takes no longer; one that has no result by then was cut off by a kill, and is
///     followed by the next
/// @param backoff between attempts
public record Attempts(int most, Duration within, Backoff backoff) {
    public Attempts {
        if (most < 1 || !within.isPositive()) {
            throw new IllegalArgumentException("There is at least one attempt, and it takes time.");
        }
    }

    /// Ten attempts within a little more than a day, of five minutes each.
    public static Attempts standard(RandomGenerator random) {
        var backoff = new Backoff(Duration.ofMinutes(1), Duration.ofHours(6), random);
        return new Attempts(10, Duration.ofMinutes(5), backoff);
    }
}
