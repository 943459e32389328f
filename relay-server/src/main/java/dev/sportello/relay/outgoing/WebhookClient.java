package dev.sportello.relay.outgoing;

import dev.sportello.model.WebhookFailure;
import dev.sportello.relay.network.CheckedResolver;
import dev.sportello.relay.network.Networks;
import dev.sportello.relay.network.OutgoingHttp;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/// Sends webhooks over HTTP, to allowed addresses only. It follows no redirect, keeps no cookie, unpacks
/// nothing, and reads only how an answer begins. Thread-safe.
final class WebhookClient implements AutoCloseable {
    private static final int MOST_OF_AN_ANSWER = 200;

    private final CloseableHttpClient https;
    private final CloseableHttpClient http;
    private final Duration within;
    private final Clock clock;

    /// @param within how long one attempt may take in all
    WebhookClient(DnsResolver names, Networks networks, Duration within, Clock clock) {
        this.within = within;
        this.clock = clock;
        https = OutgoingHttp.client(names, networks::allows);
        // What is not encrypted goes through the operator's own network only.
        http = OutgoingHttp.client(names, networks::isPrivatelyAllowed);
    }

    /// Sends one webhook, and takes no longer than was said.
    Outcome post(URI url, Map<String, String> headers, String body) throws InterruptedException {
        var request = new HttpPost(url);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
        var outcome = new AtomicReference<Outcome>(Outcome.Failed.without(WebhookFailure.TIMED_OUT));
        var attempt = Thread.ofVirtual().name("webhook-attempt").start(() -> outcome.set(execute(request)));
        if (attempt.join(within)) {
            return Objects.requireNonNull(outcome.get());
        }
        // Also a name server that hangs is left: no timeout of the client's counts for it.
        request.cancel();
        return Outcome.Failed.without(WebhookFailure.TIMED_OUT);
    }

    private Outcome execute(HttpPost request) {
        try {
            return ("https".equalsIgnoreCase(request.getScheme()) ? https : http).execute(request, this::outcome);
        } catch (IOException e) {
            return failed(e);
        }
    }

    private Outcome outcome(ClassicHttpResponse answer) throws IOException {
        var status = answer.getCode();
        var text = beginning(answer);
        if (status >= 200 && status < 300) {
            return new Outcome.Accepted(status, text);
        }
        var retryAfter = answer.getFirstHeader("Retry-After");
        return new Outcome.Failed(
                WebhookFailure.REFUSED, status, retryAfter == null ? null : wait(retryAfter.getValue()), text);
    }

    /// Whatever is left of a longer answer ends with its connection.
    private static String beginning(ClassicHttpResponse answer) throws IOException {
        var entity = answer.getEntity();
        if (entity == null) {
            return "";
        }
        try (var content = entity.getContent()) {
            var bytes = content.readNBytes(MOST_OF_AN_ANSWER);
            if (bytes.length == MOST_OF_AN_ANSWER) {
                answer.close();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private @Nullable Duration wait(String header) {
        try {
            return header.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(header))
                    : Duration.between(
                            clock.instant(), ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Outcome failed(IOException problem) {
        return Outcome.Failed.without(
                switch (problem) {
                    case CheckedResolver.AddressRefused _ -> WebhookFailure.ADDRESS_PRIVATE;
                    case UnknownHostException _ -> WebhookFailure.NAME_UNKNOWN;
                    case SSLException _ -> WebhookFailure.TLS_FAILED;
                    case SocketTimeoutException _ -> WebhookFailure.TIMED_OUT;
                    default -> WebhookFailure.UNREACHABLE;
                });
    }

    /// What is under way breaks off.
    @Override
    public void close() {
        https.close(CloseMode.IMMEDIATE);
        http.close(CloseMode.IMMEDIATE);
    }
}
