package dev.sportello.relay.follow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;

/// Somebody else's server, to which the outbox delivers over HTTP. It takes what it gets once for each key.
/// Thread-safe.
final class TestReceiver implements AutoCloseable {
    private static final String KEY = "Idempotency-Key";

    private final HttpServer server;
    private final IntUnaryOperator answers;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> taken = new ConcurrentHashMap<>();

    /// @param answers the status for the first, second … request, from 0
    TestReceiver(IntUnaryOperator answers) throws IOException {
        this.answers = answers;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    private synchronized void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var key = exchange.getRequestHeaders().getFirst(KEY);
            var status = answers.applyAsInt(requests.size());
            requests.add(key);
            if (status < 300) {
                taken.putIfAbsent(key, body);
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    /// The keys of all requests, in the order in which they came.
    List<String> requests() {
        return requests;
    }

    /// What it has taken, by key.
    Map<String, String> taken() {
        return taken;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /// Delivers to such a server.
    static Receiver client(URI address) {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return delivery -> {
            var request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(10))
                    .header(KEY, delivery.id().toString())
                    .POST(BodyPublishers.ofString(delivery.payload()));
            var status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
            if (status == 400) {
                throw new DeliveryRejected("The receiver says that this is wrong: " + status);
            }
            if (status >= 300) {
                throw new IOException("The receiver answers " + status);
            }
        };
    }
}
