package dev.sportello.desktop.connection;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Breaks an answer off that has stood still for a while: the timeout of Java's client ends with the head of an answer.
/// Thread-safe.
final class Standstill {
    private final Duration patience;
    private final Runnable breakOff;
    private final Executor later;
    private volatile long movedAt = System.nanoTime();
    private volatile boolean over;
    private volatile boolean broken;

    private Standstill(Duration patience, Runnable breakOff) {
        this.patience = patience;
        this.breakOff = breakOff;
        later = CompletableFuture.delayedExecutor(patience.toNanos(), TimeUnit.NANOSECONDS, Thread::startVirtualThread);
    }

    /// @param patience with an answer of which nothing more comes
    /// @param breakOff is called at most once, on a thread of its own
    static Standstill watch(Duration patience, Runnable breakOff) {
        var watch = new Standstill(patience, breakOff);
        watch.lookLater();
        return watch;
    }

    /// A part has come.
    void moved() {
        movedAt = System.nanoTime();
    }

    /// The answer has ended.
    void end() {
        over = true;
    }

    /// Whether it was broken off.
    boolean broken() {
        return broken;
    }

    private void lookLater() {
        later.execute(this::look);
    }

    private void look() {
        if (over) {
            return;
        }
        if (System.nanoTime() - movedAt >= patience.toNanos()) {
            broken = true;
            breakOff.run();
        } else {
            lookLater();
        }
    }
}
