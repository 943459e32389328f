package dev.sportello.desktop.connection;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The program's one HTTP client. Thread-safe.
public final class RelayHttp implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private final SystemNetwork network;

    public RelayHttp(Duration connectPatience) {
        this(connectPatience, SystemNetwork.ofThisMachine());
    }

    public RelayHttp(Duration connectPatience, SystemNetwork network) {
        this.network = network;
        client = HttpClient.newBuilder()
                .connectTimeout(connectPatience)
                .proxy(network.proxies())
                .sslContext(network.tls())
                .executor(threads)
                .build();
    }

    /// @param token of the session; null before there is one
    RelayRequests requests(RelayAddress relay, @Nullable String token) {
        return new RelayRequests(client, network, relay, token);
    }

    /// Does what reads the disk, or takes long, on a thread of its own.
    <T extends @Nullable Object> CompletableFuture<T> apart(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads);
    }

    /// What a WebSocket to the relay goes by as well.
    SystemNetwork network() {
        return network;
    }

    /// Breaks off what is under way.
    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
