package dev.sportello.desktop.bus;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread on which one feature talks to the bus: each call waits for its answer, and they are made in their order.
/// Thread-safe.
public final class BusThread {
    private static final Logger LOG = LoggerFactory.getLogger(BusThread.class);
    private static final int SECONDS_TO_CLOSE = 2;

    private final String name;
    private final ExecutorService thread;

    /// @param name of the thread
    public BusThread(String name) {
        this.name = name;
        thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /// Nothing is done after the end.
    public void perform(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.trace("After the end.", e);
        }
    }

    /// @throws RejectedExecutionException after the end
    public <T> CompletableFuture<T> ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, thread);
    }

    /// Ends it after what is to be done already, for which it waits two seconds at most.
    ///
    /// @param last what is done at the end
    public void close(Runnable last) {
        perform(last);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(SECONDS_TO_CLOSE, TimeUnit.SECONDS)) {
                LOG.debug("The bus does not answer; what {} shows goes with the process.", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
