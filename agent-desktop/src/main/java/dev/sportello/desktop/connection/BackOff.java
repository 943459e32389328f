package dev.sportello.desktop.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How long to wait before the next try. The first comes soon, since a link that breaks has mostly lost one relay of
/// several, or nothing but its connection; after that it is twice as long each time. With jitter, so that a thousand
/// desktops that lost the same relay don't come back in the same instant. Not thread-safe.
final class BackOff {
    private final Duration first;
    private final Duration most;
    private final RandomGenerator random;

    /// The longest that comes next; null before the first.
    private @Nullable Duration next;

    /// @param first the longest wait after the first failure
    BackOff(Duration first, Duration most, RandomGenerator random) {
        this.first = first;
        this.most = most;
        this.random = random;
    }

    /// @return any part of the first wait at first; then between half of the due time and the due time
    Duration next() {
        var due = next == null ? first : next;
        var share = next == null ? random.nextDouble() : 0.5 + random.nextDouble() / 2;
        next = due.multipliedBy(2).compareTo(most) > 0 ? most : due.multipliedBy(2);
        return Duration.ofNanos((long) (due.toNanos() * share));
    }

    void reset() {
        next = null;
    }
}
