package dev.sportello.relay;

import dev.sportello.relay.foundation.Lifetime;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A relay that has started, and what it takes to end it. Thread-safe once ready.
public final class RunningRelay implements AutoCloseable {
    private final Lifetime lifetime = new Lifetime();
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

    /// What has to be closed when the relay ends.
    Lifetime lifetime() {
        return lifetime;
    }

    void ready(String host, int port, @Nullable String code) {
        var name = host.equals("0.0.0.0") || host.equals("127.0.0.1") ? "localhost" : host;
        address = URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port);
        setupCode = code;
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /// Takes no more connections, asks the open ones to reconnect, writes what was accepted, and lets go of the
    /// database: each part in the reverse order of its start.
    @Override
    public void close() {
        lifetime.close();
        ended.countDown();
    }
}
