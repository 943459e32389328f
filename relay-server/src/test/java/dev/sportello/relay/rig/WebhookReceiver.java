package dev.sportello.relay.rig;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A system of the shop to which a relay sends webhooks. Thread-safe.
public final class WebhookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Received> all = new CopyOnWriteArrayList<>();
    private volatile Function<Received, Answer> answers;

    /// One request.
    ///
    /// @param status how it was answered
    public record Received(String id, String timestamp, String signature, String body, int status) {
        public boolean isOf(String type) {
            return body.contains("\"type\":\"" + type + "\"");
        }

        /// Its `sequence`.
        public long sequence() {
            return Long.parseLong(body.replaceFirst("(?s).*\"sequence\":(\\d+).*", "$1"));
        }

        /// The number of its ticket.
        public long ticket() {
            return Long.parseLong(body.replaceFirst("(?s).*\"ticket\":(\\d+).*", "$1"));
        }

        private Received answered(int with) {
            return new Received(id, timestamp, signature, body, with);
        }
    }

    public record Answer(int status, Map<String, String> headers, String text) {
        public static Answer of(int status) {
            return new Answer(status, Map.of(), "");
        }
    }

    public WebhookReceiver() throws IOException {
        this(_ -> Answer.of(204));
    }

    /// @param answers may block
    public WebhookReceiver(Function<Received, Answer> answers) throws IOException {
        this.answers = answers;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var request = new Received(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    0);
            var answer = answers.apply(request);
            all.add(request.answered(answer.status()));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            var text = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
        }
    }

    /// Answers otherwise from now on.
    public void answers(Function<Received, Answer> otherwise) {
        answers = otherwise;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    /// All requests, in the order in which they came.
    public List<Received> all() {
        return all;
    }

    /// Those that it took, in the order in which they came.
    public List<Received> taken() {
        return all.stream().filter(request -> request.status() < 300).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
