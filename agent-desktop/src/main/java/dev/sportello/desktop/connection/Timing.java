package dev.sportello.desktop.connection;

import java.time.Clock;
import java.util.random.RandomGenerator;

/// All that decides about time in a connection. Immutable; as thread-safe as its parts.
public record Timing(ConnectionTimes pace, Clock clock, RandomGenerator random) {

    BackOff backOff() {
        return new BackOff(pace.firstRetry(), pace.mostRetry(), random);
    }

    Heartbeat heartbeat() {
        return new Heartbeat(pace, clock);
    }
}
