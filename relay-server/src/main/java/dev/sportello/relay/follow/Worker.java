package dev.sportello.relay.follow;

import dev.sportello.relay.storage.Outage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that does its work in turns: when it is woken, or when its pause is over. A turn that throws is
/// logged, counted and tried again after the back-off, and costs nobody else anything. Thread-safe.
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /// A turn that does not end by itself within this time is left alone.
    private static final Duration END_WITHIN = Duration.ofSeconds(10);

    /// One turn.
    @FunctionalInterface
    public interface Work {
        Pause turn() throws Exception;
    }

    private final String name;
    private final Backoff backoff;
    private final Work work;
    private final Thread thread;
    private final AtomicLong failures = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile boolean woken;
    private boolean closing;

    /// @param name of the thread, and in the log
    public Worker(String name, Backoff backoff, Work work) {
        this.name = name;
        this.backoff = backoff;
        this.work = work;
        thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /// Takes the first turn. Called once.
    public void start() {
        thread.start();
    }

    /// Ends the pause that it takes now, or the one after the turn that it does now. Never waits. Costs next to nothing
    /// where it was woken already: a busy journal does so with each commit.
    public void wake() {
        if (woken) {
            return;
        }
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How many turns have failed.
    long failures() {
        return failures.get();
    }

    private void run() {
        var inARow = 0;
        var open = true;
        while (open) {
            Pause pause;
            try {
                pause = work.turn();
                inARow = 0;
            } catch (Exception | Error e) {
                pause = Pause.exactly(backoff.after(++inARow));
                failures.incrementAndGet();
                log(inARow, pause, e);
            }
            open = pause(pause);
        }
    }

    private void log(int inARow, Pause pause, Throwable problem) {
        if (Outage.causes(problem)) {
            LOG.debug("{} failed {} times in a row; retrying in {}.", name, inARow, pause.least(), problem);
        } else {
            LOG.warn("{} failed {} times in a row; retrying in {}.", name, inARow, pause.least(), problem);
        }
    }

    /// @return whether there is to be another turn
    private boolean pause(Pause pause) {
        lock.lock();
        try {
            await(pause.least(), () -> closing);
            await(pause.most().minus(pause.least()), () -> closing || woken);
            woken = false;
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    private void await(Duration time, BooleanSupplier over) {
        var left = time.toNanos();
        while (left > 0 && !over.getAsBoolean()) {
            try {
                left = changed.awaitNanos(left);
            } catch (InterruptedException e) {
                LOG.warn("{} ends only when it is closed; going on.", name);
            }
        }
    }

    /// Lets the turn that is under way end by itself: an interrupt would close the channels of the files that it
    /// writes.
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            if (thread.isAlive() && !thread.join(END_WITHIN)) {
                LOG.warn("{} was left in the middle of its work.", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
