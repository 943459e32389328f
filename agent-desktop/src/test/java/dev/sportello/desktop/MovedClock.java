package dev.sportello.desktop;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/// Time and place that stay until a test moves them. Thread-safe.
public final class MovedClock extends Clock {
    private volatile Instant now;
    private volatile ZoneId zone;

    public MovedClock(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    public void moveTo(Instant next) {
        now = next;
    }

    public void moveTo(ZoneId next) {
        zone = next;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return Clock.fixed(now, other);
    }
}
