package dev.sportello.relay.rig;

import java.time.Duration;
import java.util.List;

/// From when a client lost its link until it had caught up over another one; also a time in which nobody could.
///
/// @param lostAt as [System#nanoTime] counts
/// @param backAt likewise
public record Resume(long lostAt, long backAt) {

    /// How long it took, less the times in which it was not possible.
    public Duration beyond(List<Resume> outages) {
        var out = outages.stream()
                .mapToLong(outage -> Math.min(backAt, outage.backAt) - Math.max(lostAt, outage.lostAt))
                .filter(both -> both > 0)
                .sum();
        return Duration.ofNanos(backAt - lostAt - out);
    }
}
