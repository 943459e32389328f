package dev.sportello.relay.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.relay.network.CheckedResolver;
import dev.sportello.relay.network.Networks;
import dev.sportello.relay.network.OutgoingHttp;
import dev.sportello.wire.JsonTree;
import dev.sportello.wire.RefusedFrame;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIBuilder;
import org.jspecify.annotations.Nullable;

/// Speaks the gateway's API
/// ([messages](https://www.twilio.com/docs/messaging/api/message-resource)). Thread-safe.
final class GatewayClient implements AutoCloseable {
    private static final int MOST_OF_AN_ANSWER = 1024 * 1024;
    private static final int MOST_LISTED = 50;

    private final CloseableHttpClient https;
    private final CloseableHttpClient http;
    private final Duration within;

    /// @param within how long one request may take in all
    GatewayClient(DnsResolver names, Networks networks, Duration within) {
        this.within = within;
        https = OutgoingHttp.client(names, networks::allows);
        // What is not encrypted goes through the operator's own network only.
        http = OutgoingHttp.client(names, networks::isPrivatelyAllowed);
    }

    /// Hands a text over.
    ///
    /// @param to E.164
    /// @param callback where the gateway reports on it; null: nowhere
    GatewayAnswer send(GatewayAccess access, String to, String body, @Nullable String callback)
            throws InterruptedException {
        var fields = new ArrayList<NameValuePair>();
        fields.add(new BasicNameValuePair("To", to));
        fields.add(new BasicNameValuePair("From", access.gateway().number()));
        fields.add(new BasicNameValuePair("Body", body));
        if (callback != null) {
            fields.add(new BasicNameValuePair("StatusCallback", callback));
        }
        var request = new HttpPost(access.messages());
        request.setEntity(new UrlEncodedFormEntity(fields, UTF_8));
        return switch (execute(access, request)) {
            case Outcome.Answered answered -> answer(answered);
            case Outcome.NeverSent(String reason) -> new GatewayAnswer.NotTaken(reason);
            case Outcome.Lost(String reason) -> new GatewayAnswer.Unknown(reason);
        };
    }

    private static GatewayAnswer answer(Outcome.Answered answered) {
        var fields = answered.fields();
        if (answered.status() >= 200 && answered.status() < 300) {
            var sid = text(fields, "sid");
            return sid.isEmpty() || sid.length() > 64
                    ? new GatewayAnswer.Unknown("The gateway's answer cannot be read.")
                    : new GatewayAnswer.Taken(sid, text(fields, "status"));
        }
        var code = GatewayStatus.code(text(fields, "code"));
        var said = text(fields, "message");
        var reason = GatewayStatus.reason(code, said.isBlank() ? "HTTP " + answered.status() : said);
        if (answered.status() >= 500) {
            return new GatewayAnswer.Unknown(reason);
        }
        return isOfTheText(answered.status(), code)
                ? new GatewayAnswer.Refused(code, reason)
                : new GatewayAnswer.NotTaken(reason);
    }

    /// Who signs in wrongly, asks too fast, or asks something that is no gateway at all, may mend that: it is no fault
    /// of the text's. The gateway's codes of that kind begin with 20.
    private static boolean isOfTheText(int status, int code) {
        return switch (status) {
            case 401, 403, 408, 429 -> false;
            default -> status >= 400 && code != 0 && code / 1_000 != 20;
        };
    }

    /// The texts that the gateway last took for a number, the newest first.
    ///
    /// @throws IOException with a sentence, if they could not be read
    List<GatewayAnswer.Listed> list(GatewayAccess access, String to) throws IOException, InterruptedException {
        var request = new HttpGet(listed(access, to));
        if (!(execute(access, request) instanceof Outcome.Answered answered)
                || answered.status() != 200
                || !(answered.fields().get("messages") instanceof List<?> all)) {
            throw new IOException("The gateway does not list its texts.");
        }
        var texts = new ArrayList<GatewayAnswer.Listed>();
        for (var one : all) {
            if (one instanceof Map<?, ?> fields) {
                texts.add(new GatewayAnswer.Listed(
                        text(fields, "sid"),
                        text(fields, "body"),
                        text(fields, "status"),
                        age(fields, answered.date()),
                        error(fields)));
            }
        }
        return texts;
    }

    /// Both times are in the form of RFC 2822, and the gateway's: whatever time it is here.
    private static @Nullable Duration age(Map<?, ?> fields, @Nullable String now) {
        try {
            return now == null ? null : Duration.between(time(text(fields, "date_created")), time(now));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static ZonedDateTime time(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    private static URI listed(GatewayAccess access, String to) {
        try {
            return new URIBuilder(access.messages())
                    .addParameter("To", to)
                    .addParameter("From", access.gateway().number())
                    .addParameter("PageSize", Integer.toString(MOST_LISTED))
                    .build();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static @Nullable String error(Map<?, ?> fields) {
        var code = GatewayStatus.code(text(fields, "error_code"));
        return code == 0 ? null : GatewayStatus.reason(code, text(fields, "error_message"));
    }

    private static String text(Map<?, ?> fields, String name) {
        return fields.get(name) == null ? "" : String.valueOf(fields.get(name));
    }

    private sealed interface Outcome {
        /// @param date of the answer, as the gateway says it
        record Answered(
                int status, Map<?, ?> fields, @Nullable String date) implements Outcome {}

        record NeverSent(String reason) implements Outcome {}

        record Lost(String reason) implements Outcome {}
    }

    private Outcome execute(GatewayAccess access, HttpUriRequestBase request) throws InterruptedException {
        var credentials = access.gateway().account() + ":" + access.token().plain();
        request.setHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
        request.setHeader("Accept", "application/json");
        var outcome = new AtomicReference<Outcome>(new Outcome.Lost("The gateway does not answer."));
        var attempt = Thread.ofVirtual().name("sms-attempt").start(() -> outcome.set(execute(request)));
        if (!attempt.join(within)) {
            // Also a name server that hangs is left: no timeout of the client's counts for it.
            request.cancel();
        }
        return Objects.requireNonNull(outcome.get());
    }

    private Outcome execute(HttpUriRequestBase request) {
        try {
            return ("https".equalsIgnoreCase(request.getScheme()) ? https : http)
                    .execute(request, GatewayClient::answered);
        } catch (IOException e) {
            return failed(e);
        }
    }

    private static Outcome answered(ClassicHttpResponse answer) throws IOException {
        var entity = answer.getEntity();
        if (entity == null) {
            return new Outcome.Answered(answer.getCode(), Map.of(), null);
        }
        try (var content = entity.getContent()) {
            var bytes = content.readNBytes(MOST_OF_AN_ANSWER);
            if (bytes.length == MOST_OF_AN_ANSWER) {
                answer.close();
            }
            var date = answer.getFirstHeader("Date");
            return new Outcome.Answered(answer.getCode(), fields(bytes), date == null ? null : date.getValue());
        }
    }

    private static Map<?, ?> fields(byte[] json) {
        try {
            return JsonTree.read(json) instanceof Map<?, ?> fields ? fields : Map.of();
        } catch (RefusedFrame e) {
            return Map.of();
        }
    }

    /// Before there is a connection nothing was sent.
    private static Outcome failed(IOException problem) {
        return switch (problem) {
            case CheckedResolver.AddressRefused _ ->
                new Outcome.NeverSent("The gateway's address is one of a private network, which the operator does not"
                        + " allow (--allow-webhooks-to).");
            case UnknownHostException _ -> new Outcome.NeverSent("The gateway's name is not known.");
            case ConnectException _, ConnectTimeoutException _ ->
                new Outcome.NeverSent("The gateway cannot be reached.");
            case SSLHandshakeException _, SSLPeerUnverifiedException _ ->
                new Outcome.NeverSent("The gateway's certificate is not accepted.");
            default -> new Outcome.Lost("The gateway does not answer.");
        };
    }

    /// What is under way breaks off.
    @Override
    public void close() {
        https.close(CloseMode.IMMEDIATE);
        http.close(CloseMode.IMMEDIATE);
    }
}
