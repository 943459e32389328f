package dev.sportello.relay;

import dev.sportello.relay.journal.Journal;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Drops what the journal need not keep any longer, once an hour. Thread-safe.
final class Retention implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Journal journal;
    private final Period keep;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("retention").daemon().factory());

    Retention(Journal journal, Period keep, Clock clock) {
        this.journal = journal;
        this.keep = keep;
        this.clock = clock;
        var _ = timer.scheduleWithFixedDelay(this::drop, 1, 60, TimeUnit.MINUTES);
    }

    private void drop() {
        try {
            journal.drop(clock.instant().atZone(ZoneOffset.UTC).minus(keep).toInstant());
        } catch (RuntimeException e) {
            LOG.error("The journal could not be shortened; it is tried again in an hour.", e);
        }
    }

    /// Lets what is under way end by itself: an interrupt would close the channel of H2's file.
    @Override
    public void close() {
        timer.close();
    }
}
