package dev.sportello.desktop.ui;

import java.time.Duration;

/// How long something can still be done.
///
/// @param whole how long it could be done in all
public record Remaining(Duration left, Duration whole) {
    /// How much of the whole is left.
    ///
    /// @param passed how much of `left` has passed since, from 0 to 1
    /// @param calm in steps of a second, for who wants less motion
    public double share(double passed, boolean calm) {
        var seconds = left.toMillis() / 1000.0 * (1 - passed);
        return Math.clamp((calm ? Math.ceil(seconds) : seconds) * 1000 / whole.toMillis(), 0, 1);
    }
}
