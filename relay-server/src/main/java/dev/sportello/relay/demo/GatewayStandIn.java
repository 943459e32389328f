package dev.sportello.relay.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.relay.secret.SecretValue;
import dev.sportello.relay.sms.FormFields;
import dev.sportello.relay.sms.GatewaySignature;
import dev.sportello.wire.RefusedFrame;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Stands in for an SMS gateway: it takes texts, reports on them and brings some, by the API that Twilio documents,
/// signatures included. Thread-safe.
public final class GatewayStandIn {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final int MOST_KEPT = 10_000;

    private final String account;
    private final SecretValue token;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Text> texts = new ArrayList<>();

    /// A text that it has taken, or has brought.
    ///
    /// @param callback where it reports on it; null: nowhere
    public record Text(
            String sid,
            String from,
            String to,
            String body,
            String created,
            String status,
            @Nullable String callback) {
        private Text at(String status) {
            return new Text(sid, from, to, body, created, status, callback);
        }
    }

    /// What it answers.
    ///
    /// @param fields of the JSON object
    public record Answer(int status, Map<String, Object> fields) {}

    public GatewayStandIn(String account, SecretValue token, Clock clock) {
        this.account = account;
        this.token = token;
        this.clock = clock;
    }

    /// Takes a text from the shop, or says why not.
    ///
    /// @param authorization the header
    public Answer send(@Nullable String authorization, FormFields fields) {
        if (!isSignedIn(authorization)) {
            return failed(401, 20_003, "Authenticate");
        }
        if (!fields.get("To").matches("\\+[1-9]\\d{6,14}")) {
            return failed(400, 21_211, "Invalid 'To' Phone Number");
        }
        if (fields.get("Body").isEmpty()) {
            return failed(400, 21_602, "Message body is required.");
        }
        if (fields.get("Body").length() > 1_600) {
            return failed(400, 21_617, "The concatenated message body exceeds the 1600 character limit.");
        }
        var callback = fields.get("StatusCallback");
        var text = new Text(
                "SM" + UUID.randomUUID().toString().replace("-", ""),
                fields.get("From"),
                fields.get("To"),
                fields.get("Body"),
                date(),
                "queued",
                callback.isEmpty() ? null : callback);
        keep(text);
        return new Answer(201, json(text));
    }

    /// Its list of texts, the newest first.
    public Answer list(@Nullable String authorization, String to, String from) {
        if (!isSignedIn(authorization)) {
            return failed(401, 20_003, "Authenticate");
        }
        var listed = all().reversed().stream()
                .filter(text -> text.to().equals(to) && text.from().equals(from))
                .limit(100)
                .map(GatewayStandIn::json)
                .toList();
        return new Answer(200, Map.of("messages", listed, "page", 0, "page_size", 100));
    }

    private boolean isSignedIn(@Nullable String authorization) {
        var credentials = account + ":" + token.plain();
        return ("Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8))).equals(authorization);
    }

    private static Answer failed(int status, int code, String message) {
        return new Answer(
                status,
                Map.of(
                        "code",
                        code,
                        "message",
                        message,
                        "more_info",
                        "https://www.twilio.com/docs/errors/" + code,
                        "status",
                        status));
    }

    private static Map<String, Object> json(Text text) {
        var fields = new HashMap<String, Object>();
        fields.put("sid", text.sid());
        fields.put("from", text.from());
        fields.put("to", text.to());
        fields.put("body", text.body());
        fields.put("status", text.status());
        fields.put("date_created", text.created());
        fields.put("direction", "outbound-api");
        return fields;
    }

    /// The time as its answers say it.
    public String date() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC));
    }

    private synchronized void keep(Text text) {
        texts.add(text);
        if (texts.size() > MOST_KEPT) {
            texts.removeFirst();
        }
    }

    /// All texts that it has taken or brought, the oldest first.
    public synchronized List<Text> all() {
        return List.copyOf(texts);
    }

    /// Says that a text has come so far, and reports it to the relay.
    ///
    /// @param status such as `delivered`
    /// @param code of the error; 0 for none
    /// @return the status of the relay's answer; 0 where it wants no reports
    public int report(String sid, String status, int code) throws IOException, InterruptedException {
        var callback = moved(sid, status);
        if (callback == null) {
            return 0;
        }
        var fields = new LinkedHashMap<String, String>();
        fields.put("MessageSid", sid);
        fields.put("SmsSid", sid);
        fields.put("MessageStatus", status);
        fields.put("AccountSid", account);
        if (code != 0) {
            fields.put("ErrorCode", Integer.toString(code));
        }
        return post(URI.create(callback), fields).statusCode();
    }

    private synchronized @Nullable String moved(String sid, String status) {
        texts.replaceAll(text -> text.sid().equals(sid) ? text.at(status) : text);
        return texts.stream()
                .filter(text -> text.sid().equals(sid))
                .findFirst()
                .map(Text::callback)
                .orElse(null);
    }

    /// Brings a text to the relay.
    ///
    /// @param relay where texts are brought to
    /// @param sid null: a new one
    public HttpResponse<String> bring(URI relay, String from, String to, String body, @Nullable String sid)
            throws IOException, InterruptedException {
        var name = sid == null ? "SM" + UUID.randomUUID().toString().replace("-", "") : sid;
        var text = new Text(name, from, to, body, date(), "received", null);
        keep(text);
        return bring(relay, text);
    }

    /// Brings a text once more, as gateways do that have missed the answer.
    ///
    /// @throws IllegalArgumentException if it has brought none of this name
    public HttpResponse<String> again(URI relay, String sid) throws IOException, InterruptedException {
        var brought = all().stream().filter(text -> text.sid().equals(sid)).findFirst();
        return bring(relay, brought.orElseThrow(() -> new IllegalArgumentException("There is no text " + sid + ".")));
    }

    private HttpResponse<String> bring(URI relay, Text text) throws IOException, InterruptedException {
        var fields = new LinkedHashMap<String, String>();
        fields.put("MessageSid", text.sid());
        fields.put("SmsSid", text.sid());
        fields.put("AccountSid", account);
        fields.put("From", text.from());
        fields.put("To", text.to());
        fields.put("Body", text.body());
        fields.put("NumMedia", "0");
        fields.put("FromCity", "");
        return post(relay, fields);
    }

    private HttpResponse<String> post(URI address, Map<String, String> fields)
            throws IOException, InterruptedException {
        var body = fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(address)
                .timeout(WITHIN)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header(GatewaySignature.HEADER, signature(address, body))
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private String signature(URI address, String body) {
        try {
            return GatewaySignature.sign(address.toString(), FormFields.of(body.getBytes(UTF_8)), token);
        } catch (RefusedFrame e) {
            throw new IllegalArgumentException("The fields were written here.", e);
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "GatewayStandIn[%s, %d texts]", account, all().size());
    }
}
