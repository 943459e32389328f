package dev.sportello.relay.ticket;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wakes snoozed tickets when their time has come: within a second, and at the start those whose time came while the
/// relay was down. Thread-safe.
public final class Wakeups implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wakeups.class);

    private final Tickets tickets;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("wakeups").daemon().factory());

    public Wakeups(Tickets tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
        var _ = timer.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            tickets.wake(clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("Snoozed tickets could not be looked at; they are again in a second.", e);
        }
    }

    /// Lets what is under way end by itself: an interrupt would close the channel of H2's file.
    @Override
    public void close() {
        timer.close();
    }
}
