package dev.sportello.relay.http;

import java.time.Duration;

/// What a limit said of one act.
///
/// @param atOnce how many may pass after a pause
/// @param left how many more may pass now
/// @param untilNext when another one may pass; zero where that is now
/// @param untilFull when as many may pass as after a pause
public record Passage(boolean passed, int atOnce, long left, Duration untilNext, Duration untilFull) {

    /// The number of whole seconds that are not too few.
    public static long seconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
