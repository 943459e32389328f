package dev.sportello.desktop;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.TimeZone;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The machine's clock in the machine's time zone, also when the machine is moved into another one while the program
/// runs: Java itself asks for it once. Thread-safe.
final class SystemClock extends Clock {
    private static final Logger LOG = LoggerFactory.getLogger(SystemClock.class);
    private static final Duration EVERY = Duration.ofSeconds(20);

    private final Clock instants;
    private final Supplier<ZoneId> machine;
    private volatile ZoneId zone;

    /// @param machine which zone the machine is in, asked again and again
    SystemClock(Clock instants, Supplier<ZoneId> machine) {
        this.instants = instants;
        this.machine = machine;
        zone = machine.get();
    }

    /// As long as the program runs. Called before anything else asks Java for the time zone: from then on it cannot be
    /// told whether one was given on the command line.
    static SystemClock ofThisMachine(Clock instants) {
        if (System.getProperty("user.timezone") != null) {
            return new SystemClock(instants, ZoneId::systemDefault);
        }
        var clock = new SystemClock(instants, SystemClock::askSystem);
        var follower = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("time-zone").factory());
        var _ = follower.scheduleWithFixedDelay(clock::look, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
        return clock;
    }

    /// Asks for the machine's zone.
    void look() {
        try {
            var now = machine.get();
            if (!now.equals(zone)) {
                LOG.info("The time zone is {} now.", now);
                zone = now;
            }
        } catch (DateTimeException e) {
            LOG.debug("The machine's time zone cannot be read; the last one stays.", e);
        }
    }

    /// Java keeps the system's answer in two places.
    private static ZoneId askSystem() {
        System.clearProperty("user.timezone");
        TimeZone.setDefault(null);
        return ZoneId.systemDefault();
    }

    @Override
    public Instant instant() {
        return instants.instant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return instants.withZone(other);
    }
}
