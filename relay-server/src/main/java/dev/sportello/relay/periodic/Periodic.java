package dev.sportello.relay.periodic;

import dev.sportello.relay.storage.Outage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs everything that the relay does every so often, and stops all of it together. Thread-safe.
///
/// Periods are counted by the machine's monotonic clock, which nobody can set. Each piece of work runs on a virtual
/// thread of its own: one that is slow or fails costs the others nothing, and none runs twice at once.
public final class Periodic implements AutoCloseable {
    /// A relay that is restarted often must still come to what it does once an hour.
    private static final Duration FIRST_WITHIN = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Periodic.class);

    private final MeterRegistry meters;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("periodic").daemon().factory());
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("periodic-", 0).factory());
    private volatile boolean closing;

    /// @param meters gets, for each piece of work, how long ago it last ended well, and whether it fails
    public Periodic(MeterRegistry meters) {
        this.meters = meters;
    }

    /// Runs a piece of work after a period, or after a minute where that is sooner, and then again a period after
    /// each of its ends, until [#close].
    ///
    /// @param name a word for the log and the metrics
    /// @param work may block, and may throw: it is tried again after the period
    public void every(String name, Duration period, Runnable work) {
        var piece = new Piece(name, period, work);
        gauge("sportello.periodic.age", piece, Piece::age).baseUnit("seconds").register(meters);
        gauge("sportello.periodic.failing", piece, it -> it.failing ? 1 : 0).register(meters);
        piece.runAfter(period.compareTo(FIRST_WITHIN) < 0 ? period : FIRST_WITHIN);
    }

    private static Gauge.Builder<Piece> gauge(String name, Piece piece, ToDoubleFunction<Piece> value) {
        return Gauge.builder(name, piece, value).tag("name", piece.name).strongReference(true);
    }

    /// Whether the relay goes on. Work that has many things to do asks before each of them: the relay ends no sooner
    /// than the work under way does.
    public boolean goesOn() {
        return !closing;
    }

    /// Starts nothing more, and lets what is under way end by itself: an interrupt would close the channel of H2's
    /// file.
    @Override
    public void close() {
        closing = true;
        timer.shutdownNow();
        workers.close();
    }

    private final class Piece {
        private final String name;
        private final Duration period;
        private final Runnable work;
        private volatile long endedWell = System.nanoTime();
        private volatile boolean failing;

        private Piece(String name, Duration period, Runnable work) {
            this.name = name;
            this.period = period;
            this.work = work;
        }

        private double age() {
            return (System.nanoTime() - endedWell) / 1e9;
        }

        private void runAfter(Duration delay) {
            try {
                var _ = timer.schedule(() -> workers.execute(this::run), delay.toNanos(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("{} is not run again: the relay closes.", name, e);
            }
        }

        private void run() {
            try {
                work.run();
                endedWell();
            } catch (RuntimeException | Error e) {
                failed(e);
            } finally {
                runAfter(period);
            }
        }

        private void endedWell() {
            endedWell = System.nanoTime();
            if (failing) {
                failing = false;
                LOG.info("{} works again.", name);
            }
        }

        /// Says so once, however often it fails until it works again.
        private void failed(Throwable problem) {
            if (Outage.causes(problem)) {
                LOG.debug("{} failed; it is retried every {} until it works.", name, period, problem);
            } else if (!failing) {
                failing = true;
                LOG.error("{} failed; it is retried every {} until it works.", name, period, problem);
            }
        }
    }
}
