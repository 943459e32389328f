package dev.sportello.relay.outgoing;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// When a delivery that failed is tried again: by the schedule that Standard Webhooks recommends, each time
/// by chance up to a fifth later, so that what failed together does not come back together. Thread-safe if
/// the generator is.
record Schedule(RandomGenerator random) {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /// After so many a delivery is given up: a little more than three days.
    static final int MOST_ATTEMPTS = PAUSES.size() + 1;

    /// Nobody puts off what they get for longer than this.
    private static final Duration LONGEST_ASKED = Duration.ofHours(24);

    /// @param attempts that have failed, 1 to 9
    /// @param asked by the receiver; null where it asked for nothing
    Duration after(int attempts, @Nullable Duration asked) {
        var pause = PAUSES.get(Math.clamp(attempts, 1, PAUSES.size()) - 1);
        var later = pause.plusMillis((long) (pause.toMillis() / 5.0 * random.nextDouble()));
        var wished = asked == null ? Duration.ZERO : bounded(asked);
        return wished.compareTo(later) > 0 ? wished : later;
    }

    static Duration bounded(Duration asked) {
        return asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED;
    }
}
