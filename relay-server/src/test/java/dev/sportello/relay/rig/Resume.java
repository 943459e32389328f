package dev.sportello.relay.rig;

import java.time.Duration;
import java.util.List;

/// From when a client lost its link until it had caught up over another one. All as [System#nanoTime] counts.
///
/// @param triedAt when it began to open the link that held
/// @param openedAt when that link was open
/// @param welcomedAt when its `hello` was answered
/// @param attempts how many links it tried
public record Resume(long lostAt, long triedAt, long openedAt, long welcomedAt, long backAt, int attempts) {

    /// A time in which nobody could come back.
    public record Outage(long from, long until) {

        private Duration within(long begin, long end) {
            return Duration.ofNanos(Math.max(0, Math.min(end, until) - Math.max(begin, from)));
        }
    }

    /// A part of a resume.
    public enum Part {
        ALL,
        /// Waiting, and trying in vain.
        TRYING,
        /// From the first byte to the open socket.
        OPENING,
        /// From `hello` to `welcome`.
        ADMISSION,
        /// From `welcome` to `caught-up`.
        CATCHING_UP
    }

    /// How long a part of it took, less the times in which it was not possible.
    public Duration beyond(List<Outage> outages, Part part) {
        return switch (part) {
            case ALL -> beyond(outages, lostAt, backAt);
            case TRYING -> beyond(outages, lostAt, triedAt);
            case OPENING -> beyond(outages, triedAt, openedAt);
            case ADMISSION -> beyond(outages, openedAt, welcomedAt);
            case CATCHING_UP -> beyond(outages, welcomedAt, backAt);
        };
    }

    private static Duration beyond(List<Outage> outages, long begin, long end) {
        return outages.stream()
                .map(outage -> outage.within(begin, end))
                .reduce(Duration.ofNanos(end - begin), Duration::minus);
    }
}
