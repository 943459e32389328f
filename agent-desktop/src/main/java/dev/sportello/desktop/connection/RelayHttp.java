package dev.sportello.desktop.connection;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The program's one HTTP client. Thread-safe.
public final class RelayHttp implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;

    public RelayHttp(Duration connectPatience) {
        client = HttpClient.newBuilder()
                .connectTimeout(connectPatience)
                .executor(threads)
                .build();
    }

    /// @param token of the session; null before there is one
    RelayRequests requests(RelayAddress relay, @Nullable String token) {
        return new RelayRequests(client, relay, token);
    }

    /// Breaks off what is under way.
    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
