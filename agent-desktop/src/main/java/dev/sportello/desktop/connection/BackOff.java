package dev.sportello.desktop.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next try: twice as long each time, with jitter, so that a thousand desktops that lost
/// the same relay don't come back in the same instant. Not thread-safe.
final class BackOff {
    private final Duration first;
    private final Duration most;
    private final RandomGenerator random;
    private Duration next;

    BackOff(Duration first, Duration most, RandomGenerator random) {
        this.first = first;
        this.most = most;
        this.random = random;
        next = first;
    }

    /// @return between half of the due time and the due time
    Duration next() {
        var due = next;
        next = due.multipliedBy(2).compareTo(most) > 0 ? most : due.multipliedBy(2);
        return Duration.ofNanos((long) (due.toNanos() * (0.5 + random.nextDouble() / 2)));
    }

    void reset() {
        next = first;
    }
}
