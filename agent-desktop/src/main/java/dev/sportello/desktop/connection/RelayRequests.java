package dev.sportello.desktop.connection;

import dev.sportello.wire.Codec;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RefusedFrame;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Requests to a relay, and their answers as values or as [RequestFailed]. Thread-safe; no method waits.
final class RelayRequests {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client;
    private final RelayAddress relay;
    private final @Nullable String token;
    private final Codec codec = new Codec();

    /// @param token of the session; null before there is one
    RelayRequests(HttpClient client, RelayAddress relay, @Nullable String token) {
        this.client = client;
        this.relay = relay;
        this.token = token;
    }

    <T> CompletableFuture<T> get(String path, Class<T> answer) {
        return send(request(path).GET().build()).thenApply(body -> read(body, answer));
    }

    <T> CompletableFuture<T> post(String path, Object body, Class<T> answer) {
        return post(path, codec.encode(body)).thenApply(text -> read(text, answer));
    }

    /// @return the answer's body
    CompletableFuture<String> post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    <T> CompletableFuture<T> put(String path, Object body, Class<T> answer) {
        return put(path, body).thenApply(text -> read(text, answer));
    }

    /// @return the answer's body
    CompletableFuture<String> put(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(codec.encode(body)))
                .build());
    }

    /// @return the answer's body
    CompletableFuture<String> delete(String path) {
        return send(request(path).DELETE().build());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(relay.path(path)).timeout(PATIENCE);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private CompletableFuture<String> send(HttpRequest request) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).handle((answer, failure) -> {
            if (failure != null) {
                throw new CompletionException(notReached());
            }
            if (answer.statusCode() / 100 != 2) {
                throw new CompletionException(refused(answer));
            }
            return answer.body();
        });
    }

    private RequestFailed refused(HttpResponse<String> answer) {
        try {
            return new RequestFailed.Refused(codec.body(answer.body(), Refusal.class), answer.statusCode());
        } catch (RefusedFrame e) {
            return notARelay();
        }
    }

    private <T> T read(String body, Class<T> type) {
        try {
            return codec.body(body, type);
        } catch (RefusedFrame e) {
            throw new CompletionException(notARelay());
        }
    }

    private RequestFailed notReached() {
        return new RequestFailed.Offline(
                "The relay at " + relay + " cannot be reached. Check its address and the network.");
    }

    private RequestFailed notARelay() {
        return new RequestFailed.Offline(
                "What answers at " + relay + " is no relay, or is in trouble. Check its address.");
    }
}
