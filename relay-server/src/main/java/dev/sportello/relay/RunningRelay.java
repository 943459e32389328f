package dev.sportello.relay;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A relay that has started, and what it takes to end it. Thread-safe once ready.
public final class RunningRelay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningRelay.class);

    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private @Nullable URI address;
    private @Nullable String setupCode;

    RunningRelay() {}

    /// Where it listens, such as `http://localhost:8080`.
    public URI address() {
        return Objects.requireNonNull(address, "The relay has not started.");
    }

    /// The code for the first admin; null where there is an agent.
    public @Nullable String setupCode() {
        return setupCode;
    }

    /// @param part closed when the relay ends, before all that was owned earlier
    <T extends AutoCloseable> T owns(T part) {
        owned.push(part);
        return part;
    }

    void ready(String host, int port, @Nullable String code) {
        var name = host.equals("0.0.0.0") || host.equals("127.0.0.1") ? "localhost" : host;
        address = URI.create("http://" + name + ":" + port);
        setupCode = code;
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /// Takes no more visitors, tells those who are there to come back, writes what was accepted, and lets go of the
    /// database: each part in the reverse order of its start.
    @Override
    public synchronized void close() {
        while (!owned.isEmpty()) {
            var part = owned.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.error("{} did not close", part, e);
            }
        }
        ended.countDown();
    }
}
