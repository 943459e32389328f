package dev.sportello.relay.follow;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after a failure: twice as long each time, up to a bound, each time by chance up to a half
/// shorter, so that what failed together does not come back together. Thread-safe if the generator is.
///
/// @param least after the first failure
/// @param most after many
public record Backoff(Duration least, Duration most, RandomGenerator random) {
    private static final int MOST_DOUBLINGS = 30;

    public Backoff {
        if (!least.isPositive() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException("A back-off lasts from " + least + " to " + most + ".");
        }
    }

    /// From one second to one minute.
    public static Backoff standard(RandomGenerator random) {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), random);
    }

    /// @param failures in a row, 1 or more
    public Duration after(int failures) {
        var doubled = least.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        var longest = doubled.compareTo(most) < 0 ? doubled : most;
        return Duration.ofNanos((long) (longest.toNanos() * (1 - random.nextDouble() / 2)));
    }
}
