package dev.sportello.relay.team;

import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A few threads with a short queue for what takes the processor long on purpose. On a virtual thread it would keep a
/// carrier from everybody else, and many sign-ins at once would fill the memory: each hash takes 19 MiB.
/// Thread-safe.
final class HashingThreads {
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    /// @param most how many hashes are made at once
    /// @param queue how many wait for that; more are refused
    HashingThreads(String name, int most, int queue) {
        threads = new ThreadPoolExecutor(
                most,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                Thread.ofPlatform().name(name, 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// Runs the work when its turn comes, and waits for it.
    ///
    /// @throws RefusedFrame `busy` where too many wait already
    <T> T run(Supplier<T> work) throws RefusedFrame {
        var task = new FutureTask<>(work::get);
        try {
            threads.execute(task);
            return task.get();
        } catch (RejectedExecutionException e) {
            throw new RefusedFrame(ErrorKind.BUSY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedFrame(ErrorKind.BUSY);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A password could not be hashed.", e.getCause());
        }
    }
}
