package dev.sportello.relay.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Agent;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.wire.ApiKeyBodies.MadeApiKey;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every path of the relay, asked by whoever may with nonsense: none answers that the relay has failed. `-Dfuzz=N` asks
/// as often as one wants, `-Dseed=N` repeats a run.
@Tag("long")
class EveryRouteFuzzTest {
    private static final int TIMES = Integer.getInteger("fuzz", 600);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "BREW");
    private static final Pattern PLACE = Pattern.compile("\\{[a-z]+}");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final String NOBODY = "0198a1b2-0000-7000-8000-0000000000cc";

    /// A right value of a parameter of a query; of one that is not here any number.
    private static final Map<String, List<String>> VALUES = Map.of(
            "before", List.of("2026-03-01T10:15:30Z", "4711", "-999999999-01-01T00:00:00Z"),
            "after", List.of("bWFyaWE.0198a1b2-0000-7000-8000-0000000000cc"),
            "query", List.of("maria", "#2117"),
            "q", List.of("\"where is\" parcel"),
            "kinds", List.of("order-placed,refund"),
            "status", List.of("closed", "open"),
            "filter", List.of("equals(external_id,\"c-1\")", "equals(profile_id,\"" + NOBODY + "\")"),
            "page[cursor]", List.of("2026-03-01T10:15:30Z"),
            "include", List.of("metric"),
            "message", List.of(NOBODY));

    @TempDir
    private Path folder;

    private final Mutator nonsense = new Mutator(SEED);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private FuzzedRelay fuzzed;
    private String session = "";
    private String admin = "";
    private String agent = "";
    private String key = "";
    private final List<String> names = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        System.out.printf("-Dfuzz=%d -Dseed=%d%n", TIMES, SEED);
        fuzzed = new FuzzedRelay(folder);
        // So that there is a ticket.
        fuzzed.everybodyElseIsWell();
    }

    @AfterEach
    void close() throws Exception {
        fuzzed.everybodyElseIsWell();
        fuzzed.close();
        http.close();
    }

    @Test
    void noneFails() throws Exception {
        // The one that waits for news is asked by `HttpFuzzTest`.
        var routes = DocumentedRoute.all().stream()
                .filter(route -> !route.path().equals("/widget/poll"))
                .sorted(Comparator.comparing(DocumentedRoute::ends))
                .toList();
        assertThat(routes).hasSizeGreaterThan(80);
        for (var asked = 0; asked < TIMES; asked += routes.size()) {
            enter();
            for (var route : routes) {
                ask(route);
            }
            fuzzed.everybodyElseIsWell();
        }
    }

    /// Whoever was signed out in the round before is back.
    private void enter() throws Exception {
        session = fuzzed.client.session(fuzzed.shop.identity(FuzzedRelay.CUSTOMER, "Maria Rossi", Clock.systemUTC()));
        admin = signedIn(admin, TestAgents.ANNA);
        agent = signedIn(agent, TestAgents.BRUNO);
        clear("/agent/api-keys");
        clear("/agent/webhooks");
        key = fuzzed.codec
                .body(made("/agent/api-keys", "Bearer " + admin, """
                                {"name":"Shop","scopes":["ingest","read","erase"]}"""), MadeApiKey.class)
                .secret();
        var profile = made(
                "/api/profile-import",
                "Klaviyo-API-Key " + key,
                "{\"data\":{\"type\":\"profile\",\"attributes\":{\"external_id\":\"c-1\"}}}");
        var webhook = made(
                "/agent/webhooks",
                "Bearer " + admin,
                FuzzedRelay.examples("body WebhookBodies.SaveWebhook").getFirst());
        var till = made("/agent/api-keys", "Bearer " + admin, "{\"name\":\"Till\",\"scopes\":[\"read\"]}");
        names.clear();
        names.addAll(List.of("1", id(profile), id(webhook), id(till), "smtp-password", NOBODY, "logo.png"));
        fuzzed.client.snapshot(admin).team().stream()
                .filter(colleague -> !colleague.equals(TestAgents.ANNA) && !colleague.equals(TestAgents.BRUNO))
                .limit(1)
                .forEach(invited -> names.add(invited.id().toString()));
    }

    /// An agent may have only so many sessions.
    private String signedIn(String before, Agent who) throws Exception {
        var ask = HttpRequest.newBuilder().header("Authorization", "Bearer " + before);
        return fuzzed.client.send("/agent/release", ask).statusCode() == 200
                ? before
                : fuzzed.client.signIn(who.email(), TestAgents.PASSWORD).token();
    }

    private String made(String path, String authorization, String body) throws Exception {
        var request =
                HttpRequest.newBuilder().header("Authorization", authorization).POST(BodyPublishers.ofString(body));
        return fuzzed.client.send(path, request).body();
    }

    /// There may be only so many.
    private void clear(String path) throws Exception {
        var list = HttpRequest.newBuilder().header("Authorization", "Bearer " + admin);
        for (var found :
                ID.matcher(fuzzed.client.send(path, list).body()).results().toList()) {
            var remove = HttpRequest.newBuilder()
                    .header("Authorization", "Bearer " + admin)
                    .DELETE();
            var _ = fuzzed.client.send(path + "/" + encoded(found.group(1)), remove);
        }
    }

    private static String id(String answer) {
        return ID.matcher(answer)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer))
                .group(1);
    }

    private void ask(DocumentedRoute route) throws Exception {
        var path = PLACE.matcher(route.path())
                        .replaceAll(_ -> Matcher.quoteReplacement(encoded(perhaps(nonsense.anyOf(names)))))
                + query(route);
        var method = nonsense.once(20) ? nonsense.anyOf(METHODS) : route.method();
        var body = method.equals("GET") ? "" : perhaps(body(route));
        var request = HttpRequest.newBuilder()
                .header("Origin", RelayClient.ORIGIN)
                .header("Authorization", authorization(route.path()))
                .method(method, BodyPublishers.ofString(body));
        if (route.refusesByName() && !route.path().endsWith("/stream")) {
            var _ = fuzzed.answer(request, path, body);
        } else {
            assertThat(status(request, path))
                    .as("%s %s answered to %s", method, path, body)
                    .isLessThan(500);
        }
    }

    /// What follows the status may have no end.
    private int status(HttpRequest.Builder request, String path) throws Exception {
        var address = URI.create(fuzzed.relay.address().toString().replaceFirst("/$", "") + path);
        HttpResponse<InputStream> answer = http.send(request.uri(address).build(), BodyHandlers.ofInputStream());
        try (var _ = answer.body()) {
            return answer.statusCode();
        }
    }

    private String authorization(String path) {
        if (path.startsWith("/api/")) {
            return "Klaviyo-API-Key " + shown(key);
        }
        if (path.startsWith("/widget/")) {
            return "Bearer " + shown(session);
        }
        return "Bearer " + shown(nonsense.once(8) ? agent : admin);
    }

    private String shown(String secret) {
        return nonsense.once(20) ? nonsense.text(secret).replaceAll("[^\\x21-\\x7e]", "") : secret;
    }

    private String query(DocumentedRoute route) {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (var name : route.query()) {
            if (!nonsense.once(4)) {
                var right = nonsense.anyOf(Objects.requireNonNullElse(VALUES.get(name), List.of("20")));
                query.add(encoded(name) + "=" + encoded(perhaps(right)));
            }
        }
        return query.toString();
    }

    private String body(DocumentedRoute route) {
        if (route.path().endsWith("/stream")) {
            return "{\"kind\":\"hello\",\"versions\":{\"from\":1,\"to\":1},\"token\":\"" + session + "\"}";
        }
        return route.bodies().isEmpty() ? "{}" : nonsense.anyOf(route.bodies());
    }

    /// Some go far only with all else right.
    private String perhaps(String right) {
        return nonsense.once(2) ? nonsense.text(right) : right;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text.length() > 1_000 ? text.substring(0, 1_000) : text, UTF_8);
    }
}
