package dev.sportello.relay;

import dev.sportello.relay.http.ElapsedTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Time that stands still until a test moves it. Thread-safe.
public final class MovableClock extends Clock implements ElapsedTime {
    private volatile Instant now = Instant.parse("2026-03-01T10:15:30Z");

    private volatile Duration elapsed = Duration.ofDays(-3);

    /// Lets time pass.
    public void move(Duration by) {
        now = now.plus(by);
        elapsed = elapsed.plus(by);
    }

    /// Sets the clock, as whoever administers a machine may: no time passes.
    public void set(Duration forward) {
        now = now.plus(forward);
    }

    @Override
    public Duration elapsed() {
        return elapsed;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
