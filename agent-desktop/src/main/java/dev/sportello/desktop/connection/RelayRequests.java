package dev.sportello.desktop.connection;

import dev.sportello.wire.Codec;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RefusedFrame;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Requests to a relay, and their answers as values or as [RequestFailed]. Thread-safe; no method waits.
final class RelayRequests {
    /// Until an answer begins, and with one of which nothing more comes.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// The same of what the relay has to gather first.
    private static final Duration PATIENCE_WITH_DOWNLOAD = Duration.ofMinutes(5);

    /// Far more than is known of any customer.
    private static final long MOST_OF_DOWNLOAD = 4L << 30;

    private static final Logger LOG = LoggerFactory.getLogger(RelayRequests.class);

    /// How much of an answer that is none of a relay's is kept for who looks for its reason.
    private static final int SAMPLE = 200;

    /// Proxy Authentication Required (RFC 9110).
    private static final int PROXY_LOGIN = 407;

    private final HttpClient client;
    private final SystemNetwork network;
    private final RelayAddress relay;
    private final @Nullable String token;
    private final Codec codec = new Codec();

    /// @param token of the session; null before there is one
    RelayRequests(HttpClient client, SystemNetwork network, RelayAddress relay, @Nullable String token) {
        this.client = client;
        this.network = network;
        this.relay = relay;
        this.token = token;
    }

    /// What writes and reads the bodies.
    Codec codec() {
        return codec;
    }

    <T> CompletableFuture<T> get(String path, Class<T> answer) {
        return send(request(path).GET().build()).thenApply(came -> read(came, answer));
    }

    <T> CompletableFuture<T> post(String path, Object body, Class<T> answer) {
        return send(withBody(path)
                        .POST(BodyPublishers.ofString(codec.encode(body)))
                        .build())
                .thenApply(came -> read(came, answer));
    }

    /// @return the answer's body
    CompletableFuture<String> post(String path, String body) {
        return send(withBody(path).POST(BodyPublishers.ofString(body)).build()).thenApply(HttpResponse::body);
    }

    <T> CompletableFuture<T> put(String path, Object body, Class<T> answer) {
        return sendPut(path, body).thenApply(came -> read(came, answer));
    }

    /// @return the answer's body
    CompletableFuture<String> post(String path, Object body) {
        return post(path, codec.encode(body));
    }

    /// Brings a long answer into a file, which is there when all of it is.
    ///
    /// @return the file; fails with [java.io.UncheckedIOException] where the disk does not take it
    CompletableFuture<Path> download(String path, Path file) {
        return new Download(client, request(path).GET().build(), file, PATIENCE_WITH_DOWNLOAD, MOST_OF_DOWNLOAD)
                .run()
                .handle((answer, failure) -> {
                    if (failure != null) {
                        throw new CompletionException(
                                cause(failure) instanceof UncheckedIOException disk
                                        ? disk
                                        : notReached(request(path).build(), 0, cause(failure)));
                    }
                    if (answer != null) {
                        throw new CompletionException(refused(answer.head(), answer.text()));
                    }
                    return file;
                });
    }

    /// @return the answer's body
    CompletableFuture<String> put(String path, Object body) {
        return sendPut(path, body).thenApply(HttpResponse::body);
    }

    private CompletableFuture<HttpResponse<String>> sendPut(String path, Object body) {
        return send(
                withBody(path).PUT(BodyPublishers.ofString(codec.encode(body))).build());
    }

    /// @return the answer's body
    CompletableFuture<String> delete(String path) {
        return send(request(path).DELETE().build()).thenApply(HttpResponse::body);
    }

    private HttpRequest.Builder withBody(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(relay.path(path)).timeout(PATIENCE);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /// On another thread from the start: which proxy is on the way, the system may take a while to say.
    private CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        var status = new AtomicInteger();
        return CompletableFuture.completedFuture(request)
                .thenComposeAsync(
                        sent -> client.sendAsync(sent, head -> {
                            status.set(head.statusCode());
                            return new BoundedText(head, PATIENCE);
                        }),
                        client.executor().orElseThrow())
                .handle((answer, failure) -> {
                    if (failure != null) {
                        throw new CompletionException(notReached(request, status.get(), cause(failure)));
                    }
                    if (answer.statusCode() / 100 != 2) {
                        throw new CompletionException(refused(answer));
                    }
                    return answer;
                });
    }

    private RequestFailed refused(HttpResponse<String> answer) {
        return refused(answer, answer.body());
    }

    private RequestFailed refused(HttpResponse<?> answer, String text) {
        if (answer.statusCode() == PROXY_LOGIN) {
            return strange(answer, text);
        }
        try {
            return new RequestFailed.Refused(codec.body(text, Refusal.class), answer.statusCode());
        } catch (RefusedFrame e) {
            return strange(answer, text);
        }
    }

    private <T> T read(HttpResponse<String> answer, Class<T> type) {
        try {
            return codec.body(answer.body(), type);
        } catch (RefusedFrame e) {
            throw new CompletionException(strange(answer, answer.body()));
        }
    }

    /// @param status of an answer that broke off, as a proxy's does that does not wait for what is sent; 0 for none
    private RequestFailed notReached(HttpRequest request, int status, Throwable failure) {
        var trouble = status == PROXY_LOGIN
                ? ConnectFailure.PROXY_PASSWORD
                : ConnectFailure.of(failure, network.way(relay.base()));
        return offline(trouble, request.uri() + "\n" + ConnectFailure.detail(failure));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /// Something that no relay says.
    private RequestFailed strange(HttpResponse<?> answer, @Nullable String text) {
        // A proxy that makes no tunnel leaves none.
        var body = Objects.requireNonNullElse(text, "");
        var detail = answer.uri() + "\nHTTP " + answer.statusCode() + ", "
                + answer.headers().firstValue("Content-Type").orElse("no type") + "\n"
                + body.substring(0, Math.min(SAMPLE, body.length()));
        return offline(
                answer.statusCode() == PROXY_LOGIN ? ConnectFailure.PROXY_PASSWORD : ConnectFailure.NOT_A_RELAY,
                detail);
    }

    private static RequestFailed offline(ConnectFailure trouble, String detail) {
        LOG.info("{} {}", trouble.sentence(), detail);
        return new RequestFailed.Offline(trouble, detail);
    }
}
