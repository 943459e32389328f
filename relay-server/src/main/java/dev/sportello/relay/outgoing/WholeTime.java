package dev.sportello.relay.outgoing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The time as tables hold it, in whole milliseconds: a finer one would be rounded up by the database, and
/// not be due yet.
final class WholeTime {
    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private WholeTime() {}
}
