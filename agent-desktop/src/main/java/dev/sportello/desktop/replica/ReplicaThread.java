package dev.sportello.desktop.replica;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that owns the files and changes what is known: what is asked of it happens in the order of asking.
/// Thread-safe. It is never interrupted, for that would close the files under H2.
final class ReplicaThread {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaThread.class);

    private final ScheduledThreadPoolExecutor executor;

    ReplicaThread() {
        executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("replica").factory());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// @return fails with what the work throws; after [#close] with an [IllegalStateException]
    <T> CompletableFuture<T> ask(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new IllegalStateException("The desk is closed.", e));
        }
    }

    CompletableFuture<Void> tell(Runnable work) {
        return ask(() -> {
            work.run();
            return null;
        });
    }

    /// Runs the work on its way; a failure is logged.
    void run(Runnable work) {
        var _ = tell(work).exceptionally(failure -> {
            LOG.error("The replica's work failed.", failure);
            return null;
        });
    }

    void later(Duration delay, Runnable work) {
        try {
            var _ = executor.schedule(() -> run(work), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed before the work was due.");
        }
    }

    /// Waits for what was asked before, does the last work, and ends.
    void close(Runnable last) {
        run(last);
        executor.shutdown();
        var interrupted = false;
        while (true) {
            try {
                if (executor.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
                LOG.warn("The replica is still writing to a slow disk.");
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
