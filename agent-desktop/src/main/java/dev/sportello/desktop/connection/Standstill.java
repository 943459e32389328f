package dev.sportello.desktop.connection;

import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Breaks an answer off that has stood still for a while: the timeout of Java's client ends with the head of an answer.
/// Thread-safe.
final class Standstill {
    private final Duration patience;
    private final Executor later;
    private volatile long movedAt = System.nanoTime();
    private volatile boolean broken;

    /// Null when the answer has ended, of which nothing is kept for the rest of the patience.
    private volatile @Nullable Runnable breakOff;

    /// An answer of which nothing more came, after it had begun.
    static final class StoodStill extends HttpTimeoutException {
        private static final long serialVersionUID = 1;

        StoodStill() {
            super("Nothing more came of the answer.");
        }
    }

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
        breakOff = null;
    }

    /// Whether it was broken off.
    boolean broken() {
        return broken;
    }

    private void lookLater() {
        later.execute(this::look);
    }

    private void look() {
        var act = breakOff;
        if (act == null) {
            return;
        }
        if (System.nanoTime() - movedAt >= patience.toNanos()) {
            broken = true;
            act.run();
        } else {
            lookLater();
        }
    }
}
