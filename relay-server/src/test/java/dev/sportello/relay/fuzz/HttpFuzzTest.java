package dev.sportello.relay.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.TestAgents;
import java.net.Socket;
import java.net.SocketException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `-Dfuzz=N` shouts as often as one asks, `-Dseed=N` repeats a run.
@Tag("long")
class HttpFuzzTest {
    private static final int TIMES = Integer.getInteger("fuzz", 600);

    /// How many requests stay half sent at once; a process may have a thousand files open.
    private static final int OPEN = 400;

    private static final long SEED = Long.getLong("seed", System.nanoTime());

    @TempDir
    Path folder;

    private FuzzedRelay fuzzed;
    private Mutator nonsense;

    @BeforeEach
    void open() throws Exception {
        System.out.printf("-Dfuzz=%d -Dseed=%d%n", TIMES, SEED);
        nonsense = new Mutator(SEED);
        fuzzed = new FuzzedRelay(folder);
    }

    @AfterEach
    void close() throws Exception {
        fuzzed.everybodyElseIsWell();
        fuzzed.close();
    }

    @Test
    void theShoppersSignInNamesWhatIsWrongWithNonsense() throws Exception {
        for (var time = 0; time < TIMES; time++) {
            var identity = fuzzed.shop.identity("c-" + time % 7, "Maria", Clock.systemUTC());
            var body = nonsense.once(2)
                    ? nonsense.text("{\"token\":\"" + identity + "\"}")
                    : "{\"token\":\"" + inside(identity) + "\"}";
            var path = nonsense.once(2) ? "/widget/session" : "/widget/waiting";
            var _ = fuzzed.answer(page().POST(BodyPublishers.ofString(body)), path, body);
        }
    }

    @Test
    void theCheckOfTheSetUpNamesWhatIsWrongWithNonsense() throws Exception {
        for (var time = 0; time < TIMES; time++) {
            var body = nonsense.text("{\"code\":\"zH8Zr3mV\",\"page\":\"https://shop.example/\",\"token\":\"a.b.c\"}");
            var path = nonsense.once(2) ? "/widget/check" : "/widget/check/stream";
            var _ = fuzzed.answer(page().POST(BodyPublishers.ofString(body)), path, body);
        }
    }

    @Test
    void aSignOutOnTheWayEndsNoSessionButItsOwn() throws Exception {
        for (var time = 0; time < TIMES; time++) {
            var body = nonsense.text("{\"session\":\"q3Jx\"}");
            var _ = fuzzed.answer(page().POST(BodyPublishers.ofString(body)), "/widget/sign-out", body);
        }
    }

    @Test
    void claimsThatTheShopSignedByMistakeAreRefusedByName() throws Exception {
        for (var time = 0; time < TIMES; time++) {
            var now = Clock.systemUTC().instant().getEpochSecond();
            var claims = nonsense.text(("{\"sub\":\"c-%d\",\"aud\":\"shop\",\"jti\":\"%s\",\"iat\":%d,\"exp\":%d,"
                            + "\"name\":\"Maria\",\"email\":\"maria@example.com\",\"phone\":\"+39051\",\"locale\":\"it\"}")
                    .formatted(time % 7, UUID.randomUUID(), now, now + 300));
            var body = "{\"token\":\"" + fuzzed.shop.signed(claims) + "\"}";
            var _ = fuzzed.answer(page().POST(BodyPublishers.ofString(body)), "/widget/session", claims);
        }
    }

    @Test
    void theShoppersCommandsAreRefusedByNameWhereTheyAreNonsense() throws Exception {
        var frames = FuzzedRelay.examples("client-frame");
        for (var time = 0; time < TIMES; time++) {
            var body = nonsense.text(nonsense.anyOf(frames));
            var _ = fuzzed.answer(
                    signed(page(), fuzzed.session).POST(BodyPublishers.ofString(body)), "/widget/command", body);
        }
    }

    @Test
    void theShoppersRequestForFramesNamesWhatIsWrongWithNonsense() throws Exception {
        for (var time = 0; time < TIMES; time++) {
            var hello = "{\"kind\":\"hello\",\"versions\":{\"from\":1,\"to\":1},\"token\":\"%s\",\"resumeAfter\":%s}"
                    .formatted(
                            fuzzed.session, "{\"epoch\":\"0198a1b2-0000-7000-8000-0000000000aa\",\"sequence\":4711}");
            var body = nonsense.text(hello);
            var query = query("wait=1");
            var _ = fuzzed.answer(page().POST(BodyPublishers.ofString(body)), "/widget/poll?" + query, body + query);
        }
    }

    @Test
    void theShoppersThreadNamesWhatIsWrongWithNonsense() throws Exception {
        for (var time = 0; time < TIMES; time++) {
            var query = query("before=4713&limit=20");
            var session = nonsense.once(4) ? letters(nonsense.text(fuzzed.session)) : fuzzed.session;
            var _ = fuzzed.answer(signed(page(), session).GET(), "/widget/thread?" + query, query);
        }
    }

    @Test
    void theShoppersOrdersNameWhatIsWrongWithNonsense() throws Exception {
        for (var time = 0; time < TIMES; time++) {
            var query = query("before=2026-03-01T10:15:30Z&limit=20");
            var session = nonsense.once(4) ? letters(nonsense.text(fuzzed.session)) : fuzzed.session;
            var _ = fuzzed.answer(signed(page(), session).GET(), "/widget/orders?" + query, query);
        }
    }

    @Test
    void aLinkThatStopsEmailsDoesNothingWhereItIsNonsense() throws Exception {
        for (var time = 0; time < TIMES; time++) {
            var token = nonsense.text("0198a1b20000700080000000000000cc-0198a1b2000070008000");
            var body = nonsense.text("List-Unsubscribe=One-Click&again=1");
            var method = nonsense.anyOf(List.of("GET", "POST", "HEAD"));
            var request = HttpRequest.newBuilder()
                    .header("Accept-Language", letters(nonsense.text("it-CH, it;q=0.9, *;q=0.1")))
                    .method(method, BodyPublishers.ofString(method.equals("POST") ? body : ""));
            var answer = fuzzed.client.send("/mail/unsubscribe/" + encoded(token), request);
            assertThat(answer.statusCode()).as("%s %s", method, token).isBetween(400, 499);
        }
    }

    @Test
    void theAgentsSignInNamesWhatIsWrongWithNonsense() throws Exception {
        var right = "{\"email\":\"" + TestAgents.ANNA.email()
                + "\",\"password\":\"wrong\",\"device\":\"laptop\",\"deviceToken\":\"7hTq\"}";
        var first =
                "{\"code\":\"K7QF-2M9X\",\"name\":\"Eve\",\"email\":\"eve@shop.test\",\"password\":\"correct horse\","
                        + "\"device\":\"laptop\"}";
        // Passwords are slow to check, on purpose.
        for (var time = 0; time < TIMES / 4; time++) {
            var setup = nonsense.once(2);
            var body = nonsense.text(setup ? first : right);
            var path = setup ? "/agent/first-admin" : "/agent/sign-in";
            var refusal = fuzzed.answer(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), path, body);
            assertThat(refusal).as("%s let in whoever sent %s", path, body).isNotNull();
        }
    }

    @Test
    void requestsThatAreCutAnywhereCostNobodyAnything() throws Exception {
        var right = "POST /widget/session HTTP/1.1\r\nHost: localhost\r\nOrigin: " + RelayClient.ORIGIN
                + "\r\nX-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\nContent-Length: 14\r\n\r\n"
                + "{\"token\":\"e.e\"}";
        var open = new ArrayDeque<Socket>();
        for (var time = 0; time < TIMES; time++) {
            var socket = new Socket("localhost", fuzzed.relay.address().getPort());
            open.add(socket);
            try {
                socket.getOutputStream().write(nonsense.text(right).getBytes(UTF_8));
            } catch (SocketException e) {
                System.out.println("The relay was quicker: " + e.getMessage());
            }
            if (nonsense.once(2)) {
                socket.close();
            }
            if (open.size() > OPEN) {
                open.remove().close();
            }
        }
        fuzzed.everybodyElseIsWell();
        for (var socket : open) {
            socket.close();
        }
    }

    @Test
    void theAgentsSearchNamesWhatIsWrongWithNonsense() throws Exception {
        var right = fuzzed.client.search(fuzzed.token, "parcel", null).upTo();
        var cursor = Base64.getUrlEncoder().encodeToString(right.toString().getBytes(UTF_8));
        for (var time = 0; time < TIMES; time++) {
            var text = encoded(nonsense.text("\"where is\" my José's parcel-17 par"));
            var rest = query("after=" + cursor + "&limit=20");
            var path =
                    "/agent/search?" + (nonsense.once(5) ? rest : "q=" + text + (nonsense.once(2) ? "&" + rest : ""));
            var _ = fuzzed.answer(signed(HttpRequest.newBuilder(), fuzzed.token).GET(), path, path);
        }
    }

    @Test
    void settingsOfEveryPageAreRefusedByNameWhereTheyAreNonsense() throws Exception {
        // All pages, each with every field that it can have.
        var pages = List.of(
                "{\"kind\":\"general\",\"name\":\"Bottega\",\"zone\":\"Europe/Rome\",\"signIn\":\"https://shop.example/in\","
                        + "\"privacyPolicy\":\"/privacy\",\"terms\":\"/terms\",\"languages\":[\"en\",\"it\"],"
                        + "\"waiting\":{\"amber\":\"PT3M\",\"red\":\"PT5M\"},\"version\":0}",
                "{\"kind\":\"web-chat\",\"visibility\":\"signed-in-shoppers\",\"welcome\":\"Hi!\",\"version\":0}",
                "{\"kind\":\"hours\",\"hours\":{\"week\":{\"monday\":[{\"start\":\"22:00\",\"end\":\"02:00\"}]},"
                        + "\"exceptions\":{\"2026-12-25\":[]}},\"withinReply\":\"Here\",\"outsideReply\":\"Gone\","
                        + "\"version\":0}");
        for (var time = 0; time < TIMES; time++) {
            var page = nonsense.text(nonsense.anyOf(pages));
            var body = "{\"id\":\"" + UUID.randomUUID() + "\",\"page\":" + page + "}";
            var request = signed(HttpRequest.newBuilder(), fuzzed.token).PUT(BodyPublishers.ofString(body));
            var _ = fuzzed.answer(request, "/agent/settings", body);
        }
    }

    @Test
    void nobodyGetsInByAResetCodeThatIsNonsense() throws Exception {
        var right = "{\"email\":\"" + TestAgents.BRUNO.email()
                + "\",\"code\":\"K7QF-2M9X-4HTB-WZ63\",\"password\":\"battery staple\",\"device\":\"laptop\"}";
        for (var time = 0; time < TIMES; time++) {
            var body = nonsense.text(right);
            var refusal = fuzzed.answer(
                    HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), "/agent/password-reset", body);
            assertThat(refusal).as("let in whoever sent %s", body).isNotNull();
        }
    }

    @Test
    void nobodyChangesAPasswordByNonsense() throws Exception {
        var right = FuzzedRelay.examples("body TeamBodies.ChangePassword");
        // Passwords are slow to check, on purpose.
        for (var time = 0; time < TIMES / 4; time++) {
            var body = nonsense.text(nonsense.anyOf(right));
            var token = nonsense.once(6) ? letters(nonsense.text(fuzzed.token)) : fuzzed.token;
            var request = signed(HttpRequest.newBuilder(), token).PUT(BodyPublishers.ofString(body));
            var refusal = fuzzed.answer(request, "/agent/password", body);
            assertThat(refusal).as("changed for whoever sent %s", body).isNotNull();
        }
        assertThat(fuzzed.client
                        .signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD)
                        .you())
                .isEqualTo(TestAgents.ANNA);
    }

    @Test
    void nobodyGetsInByAnInvitationThatIsNonsense() throws Exception {
        var right = FuzzedRelay.examples("body TeamBodies.AcceptInvitation");
        for (var time = 0; time < TIMES; time++) {
            var body = nonsense.text(nonsense.anyOf(right));
            var refusal = fuzzed.answer(
                    HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), "/agent/invitation", body);
            assertThat(refusal).as("let in whoever sent %s", body).isNotNull();
        }
    }

    private static HttpRequest.Builder page() {
        return HttpRequest.newBuilder().header("Origin", RelayClient.ORIGIN).header("Content-Type", "application/json");
    }

    private static HttpRequest.Builder signed(HttpRequest.Builder request, String token) {
        return request.header("Authorization", "Bearer " + token);
    }

    /// A query whose names, values or both went wrong.
    private String query(String right) {
        return nonsense.text(right)
                .lines()
                .limit(1)
                .map(HttpFuzzTest::encoded)
                .findFirst()
                .orElse("")
                .replace("%3D", "=")
                .replace("%26", "&");
    }

    /// What fits between the quotes of JSON.
    private String inside(String token) {
        return nonsense.text(token).replaceAll("[\"\\\\\\p{Cntrl}]", "");
    }

    /// What a header can hold.
    private static String letters(String text) {
        return text.replaceAll("[^\\x21-\\x7e]", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text.length() > 2_000 ? text.substring(0, 2_000) : text, UTF_8);
    }
}
