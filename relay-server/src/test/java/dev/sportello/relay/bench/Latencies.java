package dev.sportello.relay.bench;

import java.time.Duration;
import java.util.Arrays;

/// Measured times, of which it keeps the first two million. Thread-safe.
final class Latencies {
    private final long[] nanos = new long[2_000_000];
    private int count;

    synchronized void add(long took) {
        if (count < nanos.length) {
            nanos[count++] = took;
        }
    }

    /// @param share such as 0.99
    /// @return the time that this share of all did not exceed; zero when nothing was measured
    synchronized Duration quantile(double share) {
        if (count == 0) {
            return Duration.ZERO;
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[(int) Math.min(count - 1L, (long) Math.ceil(share * count) - 1)]);
    }
}
