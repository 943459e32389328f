package dev.sportello.relay.http;

import java.time.Duration;

/// Time that passes, by a clock that nobody can set: for limits, deadlines, silences and what expires by itself. Only
/// the difference of two readings means something. Thread-safe.
@FunctionalInterface
public interface ElapsedTime {

    /// How long ago some moment was, which is the same one for all readings.
    Duration elapsed();

    /// By the machine's monotonic clock.
    static ElapsedTime ofTheMachine() {
        return () -> Duration.ofNanos(System.nanoTime());
    }
}
