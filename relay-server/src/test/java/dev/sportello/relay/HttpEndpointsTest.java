package dev.sportello.relay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sportello.model.Role;
import dev.sportello.model.TicketId;
import dev.sportello.relay.http.Errors;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.ShopperBodies;
import dev.sportello.wire.TeamBodies;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class HttpEndpointsTest extends OnARelay {

    @Override
    protected String[] options() {
        try {
            var token = Files.writeString(folder.resolve("metrics-token"), "let me see\n");
            return new String[] {"--metrics-token-file=" + token, "--trust-proxy=127.0.0.1"};
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anIdentityIsExchangedOnceForASession() throws Exception {
        var body = new ShopperBodies.Identify(ShopKey.test().identity("c-7", "Maria Rossi", clock), null);
        var answer = post("/widget/session", body);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(codec.body(answer.body(), ShopperBodies.Session.class).name())
                .isEqualTo("Maria Rossi");
        assertThat(error(post("/widget/session", body))).isEqualTo(ErrorKind.TOKEN_REPLAYED);
    }

    @Test
    void anIdentityThatFailsLeavesNobodySignedIn() throws Exception {
        assertThat(error(post("/widget/session", new ShopperBodies.Identify(null, null))))
                .isEqualTo(ErrorKind.TOKEN_MISSING);
        assertThat(error(post("/widget/session", new ShopperBodies.Identify("eyJhbGciOiJub25lIn0.e30.", null))))
                .isEqualTo(ErrorKind.TOKEN_ALGORITHM);
        assertThat(error(client.send("/widget/thread", page()))).isEqualTo(ErrorKind.SIGN_IN_REQUIRED);
    }

    @Test
    void anotherSiteGetsNothingAndMayReadNothing() throws Exception {
        var identity = codec.encode(new ShopperBodies.Identify(ShopKey.test().identity("c-7", "Maria", clock), null));
        for (var origin : new String[] {"https://evil.example", "null"}) {
            var request = HttpRequest.newBuilder().header("Origin", origin).POST(BodyPublishers.ofString(identity));
            var answer = client.send("/widget/session", request);
            assertThat(error(answer)).isEqualTo(ErrorKind.ORIGIN_REFUSED);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
        var nowhere = HttpRequest.newBuilder().POST(BodyPublishers.ofString(identity));
        assertThat(error(client.send("/widget/session", nowhere))).isEqualTo(ErrorKind.ORIGIN_REFUSED);
    }

    @Test
    void aSiteOfANameThatThereCannotBeIsOneOfOthers() throws Exception {
        var site = "https://xn--" + "a".repeat(3_000);
        var request = HttpRequest.newBuilder().header("Origin", site);
        assertThat(error(client.send("/widget/thread", request))).isEqualTo(ErrorKind.ORIGIN_REFUSED);
        var loader = HttpRequest.newBuilder().header("Referer", site);
        assertThat(client.send("/widget/sportello.js", loader).statusCode()).isEqualTo(200);
        var own =
                HttpRequest.newBuilder().header("Sec-Fetch-Site", "same-origin").header("X-Forwarded-Host", site);
        assertThat(error(client.send("/widget/thread", own))).isEqualTo(ErrorKind.ORIGIN_REFUSED);
    }

    @Test
    void aSessionIsGoodOnlyOnItsOwnSite() throws Exception {
        var request = HttpRequest.newBuilder()
                .header("Sec-Fetch-Site", "same-origin")
                .header("Authorization", "Bearer " + shopper("c-7"));
        assertThat(error(client.send("/widget/thread", request))).isEqualTo(ErrorKind.ORIGIN_REFUSED);
    }

    @Test
    void aPageOfTheShopMayReadAnswersAndAskBeforehand() throws Exception {
        var preflight = page().header("Access-Control-Request-Method", "DELETE")
                .header("Access-Control-Request-Headers", "authorization")
                .method("OPTIONS", BodyPublishers.noBody());
        var answer = client.send("/widget/session", preflight);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(RelayClient.ORIGIN);
        assertThat(header(answer, "Access-Control-Allow-Methods")).contains("DELETE");
        assertThat(header(answer, "Access-Control-Allow-Headers")).contains("Authorization");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void whatAnybodyMayReadIsAlsoAnsweredWithoutItsBody() throws Exception {
        for (var path : new String[] {"/health", "/widget/sportello.js"}) {
            var answer = client.send(path, HttpRequest.newBuilder().HEAD());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void everyAnswerCarriesTheSecurityHeadersAndNoCookie() throws Exception {
        for (var path : new String[] {"/health", "/nowhere", "/widget/thread", "/agent/snapshot"}) {
            var answer = client.send(path, page());
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'");
            assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void anAddressThatCannotBeReadIsRefusedAndItsConnectionEndsAsAnnounced() throws Exception {
        var answer = client.send("/agent/tickets/%00/thread", page());
        assertThat(error(answer)).isEqualTo(ErrorKind.MALFORMED);
        assertThat(header(answer, "Connection")).isEqualTo("close");
    }

    /// What an old terminal sends for "pässword" would be another password than the one that the inbox sends.
    @ParameterizedTest
    @ValueSource(strings = {"/agent/sign-in", "/widget/session"})
    void aBodyThatIsNoUtf8IsRefused(String path) throws Exception {
        var body =
                "{\"token\":\"p\u00e4ssword\",\"email\":\"anna@shop.example\",\"password\":\"p\u00e4ssword\",\"device\":\"d\"}";
        var request = page().POST(BodyPublishers.ofString(body, ISO_8859_1));
        assertThat(error(client.send(path, request))).isEqualTo(ErrorKind.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/widget", "/widget/../agent", "/demo/", "/agent/ticket"})
    void anUnknownPathIsNotFound(String path) throws Exception {
        assertThat(error(client.send(path, page()))).isEqualTo(ErrorKind.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/agent/release",
                "/agent/snapshot",
                "/agent/tickets?status=open",
                "/agent/tickets/1",
                "/agent/tickets/1/thread",
                "/agent/profiles/0198a1b2-0000-7000-8000-0000000000cc",
                "/agent/profiles/0198a1b2-0000-7000-8000-0000000000cc/events"
            })
    void nobodyButAnAgentAsksTheAgentsQuestions(String path) throws Exception {
        assertThat(error(client.send(path, page()))).isEqualTo(ErrorKind.SIGN_IN_REQUIRED);
        assertThat(error(client.send(path, page(shopper("c-7"))))).isEqualTo(ErrorKind.SESSION_EXPIRED);
    }

    @Test
    void aBodyThatIsTooLargeOrBrokenIsRefusedByItsName() throws Exception {
        assertThat(error(raw("/agent/sign-in", "x".repeat(70_000)))).isEqualTo(ErrorKind.TOO_LARGE);
        assertThat(error(raw("/agent/sign-in", "{\"more\":" + "[".repeat(1_000))))
                .isEqualTo(ErrorKind.TOO_DEEP);
        assertThat(error(raw("/agent/sign-in", "{"))).isEqualTo(ErrorKind.MALFORMED);
        assertThat(error(raw("/agent/sign-in", ""))).isEqualTo(ErrorKind.MALFORMED);
        assertThat(error(raw("/agent/sign-in", "{\"email\":7}"))).isEqualTo(ErrorKind.MALFORMED);
    }

    @Test
    void theFirstAdminIsMadeByTheCodeAndOnlyOnce() throws Exception {
        var code = Objects.requireNonNull(relay().setupCode());
        assertThat(error(post(
                        "/agent/first-admin", new TeamBodies.FirstAdmin("AAAA-AAAA", "A", "a@b", PASSWORD, "d", null))))
                .isEqualTo(ErrorKind.SETUP_CODE_WRONG);
        assertThat(error(post("/agent/first-admin", new TeamBodies.FirstAdmin(code, "A", "a@b", "short", "d", null))))
                .isEqualTo(ErrorKind.PASSWORD_TOO_WEAK);
        assertThat(error(post("/agent/first-admin", new TeamBodies.FirstAdmin(code, " ", "a@b", PASSWORD, "d", null))))
                .isEqualTo(ErrorKind.INPUT_INVALID);
        var admin = firstAdmin(code);
        assertThat(admin.you().name()).isEqualTo("Anna Bianchi");
        assertThat(client.snapshot(admin.token()).team()).containsExactly(admin.you());
        assertThat(error(post("/agent/first-admin", new TeamBodies.FirstAdmin(code, "B", "b@b", PASSWORD, "d", null))))
                .isEqualTo(ErrorKind.SETUP_CODE_WRONG);
    }

    @Test
    void signInDoesNotTellWhetherTheEmailOrThePasswordWasWrong() throws Exception {
        var _ = admin();
        var wrongPassword = post("/agent/sign-in", new TeamBodies.SignIn("anna@shop.example", "wrong horse", "d"));
        var wrongEmail = post("/agent/sign-in", new TeamBodies.SignIn("bruno@shop.example", PASSWORD, "d"));
        assertThat(error(wrongPassword)).isEqualTo(ErrorKind.CREDENTIALS_WRONG);
        assertThat(wrongEmail.body()).isEqualTo(wrongPassword.body());
    }

    @Tag("long")
    @Test
    void signInIsLimitedForAnAccountFromWhereverItIsTried() throws Exception {
        var _ = admin();
        for (var email : List.of("anna@shop.example", "nobody@shop.example")) {
            for (var i = 0; i < 60; i++) {
                assertThat(error(signIn(email, email.length() + ".0.0." + i))).isEqualTo(ErrorKind.CREDENTIALS_WRONG);
            }
            assertThat(error(signIn(email, "10.0.1.1"))).isEqualTo(ErrorKind.RATE_LIMITED);
        }
        clock.move(Duration.ofMinutes(1));
        assertThat(error(signIn("anna@shop.example", "10.0.1.1"))).isEqualTo(ErrorKind.CREDENTIALS_WRONG);
    }

    @Tag("long")
    @Test
    void whoTriesPasswordsEveryThreeSecondsKeepsTheAgentOutOnNoDevice() throws Exception {
        var anna = firstAdmin(Objects.requireNonNull(relay().setupCode()));
        for (var i = 0; i < 200; i++) {
            assertThat(error(signIn("anna@shop.example", "203.0." + i / 250 + "." + i % 250)))
                    .isEqualTo(ErrorKind.CREDENTIALS_WRONG);
            clock.move(Duration.ofSeconds(3));
        }
        assertThat(signIn("anna@shop.example", "198.51.100.1", PASSWORD, null).statusCode())
                .as("a new device")
                .isEqualTo(200);
        assertThat(signIn("anna@shop.example", "198.51.100.2", PASSWORD, anna.deviceToken())
                        .statusCode())
                .as("a known device")
                .isEqualTo(200);
    }

    @Tag("long")
    @Test
    void aKnownDeviceSignsInAtOnceWhileEverybodyElseIsLimited() throws Exception {
        var anna = firstAdmin(Objects.requireNonNull(relay().setupCode()));
        for (var i = 0; i < 70; i++) {
            var _ = signIn("anna@shop.example", "203.0.113." + i);
        }
        assertThat(error(signIn("anna@shop.example", "198.51.100.1"))).isEqualTo(ErrorKind.RATE_LIMITED);
        var answer = signIn("anna@shop.example", "203.0.113.1", PASSWORD, anna.deviceToken());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(codec.body(answer.body(), TeamBodies.SignedIn.class).deviceToken())
                .isEqualTo(anna.deviceToken());
    }

    @Tag("long")
    @Test
    void aKnownDeviceStillNeedsThePasswordAndIsLimitedItself() throws Exception {
        var anna = firstAdmin(Objects.requireNonNull(relay().setupCode()));
        for (var i = 0; i < 10; i++) {
            assertThat(error(signIn("anna@shop.example", "203.0.113." + i, "wrong horse", anna.deviceToken())))
                    .isEqualTo(ErrorKind.CREDENTIALS_WRONG);
        }
        assertThat(error(signIn("anna@shop.example", "203.0.113.99", PASSWORD, anna.deviceToken())))
                .isEqualTo(ErrorKind.RATE_LIMITED);
    }

    @Tag("long")
    @Test
    void aDeviceIsKnownForItsOwnAgentOnlyAndUntilSignedOutEverywhere() throws Exception {
        var anna = firstAdmin(Objects.requireNonNull(relay().setupCode()));
        var _ = colleague(anna.token(), "marco@shop.example", Role.AGENT);
        for (var i = 0; i < 10; i++) {
            var _ = signIn("marco@shop.example", "203.0.113.1");
        }
        assertThat(error(signIn("marco@shop.example", "203.0.113.1", PASSWORD, anna.deviceToken())))
                .isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(error(signIn("marco@shop.example", "203.0.113.1", PASSWORD, "made up")))
                .isEqualTo(ErrorKind.RATE_LIMITED);
        var all = ask(anna.token(), "POST", "/agent/team/" + anna.you().id() + "/sign-out", null);
        assertThat(all.statusCode()).isEqualTo(204);
        assertThat(error(signIn("anna@shop.example", "203.0.113.1", PASSWORD, anna.deviceToken())))
                .isEqualTo(ErrorKind.RATE_LIMITED);
    }

    @Tag("long")
    @Test
    void signInIsLimitedForAnAddressWhateverTheAccount() throws Exception {
        for (var i = 0; i < 10; i++) {
            assertThat(error(signIn(i + "@shop.example", "10.0.0.1"))).isEqualTo(ErrorKind.CREDENTIALS_WRONG);
        }
        assertThat(error(signIn("anna@shop.example", "10.0.0.1"))).isEqualTo(ErrorKind.RATE_LIMITED);
        // What the client itself wrote in front of the trusted proxy's word counts for nothing.
        assertThat(error(signIn("anna@shop.example", "10.9.9.9, 10.0.0.1"))).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(error(signIn("anna@shop.example", "10.0.0.2"))).isEqualTo(ErrorKind.CREDENTIALS_WRONG);
    }

    @Test
    void signingOutEndsTheToken() throws Exception {
        var token = admin();
        var answer = client.send("/agent/sign-out", agent(token).POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(error(client.send("/agent/snapshot", agent(token)))).isEqualTo(ErrorKind.SESSION_EXPIRED);
    }

    @Test
    void aQueryThatMakesNoSenseIsRefusedByItsName() throws Exception {
        var token = admin();
        assertThat(error(client.send("/agent/tickets?status=lost", agent(token))))
                .isEqualTo(ErrorKind.INPUT_INVALID);
        assertThat(error(client.send("/agent/tickets", agent(token)))).isEqualTo(ErrorKind.INPUT_INVALID);
        assertThat(error(client.send("/agent/tickets?status=open&before=x", agent(token))))
                .isEqualTo(ErrorKind.INPUT_INVALID);
        assertThat(error(client.send("/agent/tickets?status=open&limit=0", agent(token))))
                .isEqualTo(ErrorKind.INPUT_INVALID);
        assertThat(error(client.send("/agent/tickets/0/thread", agent(token)))).isEqualTo(ErrorKind.INPUT_INVALID);
        assertThat(error(client.send("/agent/tickets/99/thread", agent(token)))).isEqualTo(ErrorKind.TICKET_UNKNOWN);
        assertThat(error(client.send("/agent/profiles/x", agent(token)))).isEqualTo(ErrorKind.PROFILE_UNKNOWN);
        assertThat(error(client.send("/agent/profiles/" + UUID.randomUUID(), agent(token))))
                .isEqualTo(ErrorKind.PROFILE_UNKNOWN);
    }

    @Test
    void aClosedTicketTakesNothingMoreByPost() throws Exception {
        var session = shopper("c-7");
        assertThat(command(session, new Command.SendMessage(id(), null, "Hello")))
                .isInstanceOf(RelayFrame.Done.class);
        var ticket = Objects.requireNonNull(client.thread(session).ticket()).id();
        assertThat(command(session, new Command.EndChat(id(), ticket))).isInstanceOf(RelayFrame.Done.class);
        assertThat(refusal(session, new Command.SendMessage(id(), ticket, "One more thing")))
                .isEqualTo(ErrorKind.TICKET_CLOSED);
        assertThat(client.thread(session).ticket()).isNull();
    }

    @Test
    void aPostedCommandIsCheckedAsOneOnTheSocketIs() throws Exception {
        var session = shopper("c-7");
        assertThat(refusal(session, new Command.Reply(id(), new TicketId(1), "I am the shop")))
                .isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(refusal(session, new Command.SendMessage(id(), null, " "))).isEqualTo(ErrorKind.TEXT_BLANK);
        assertThat(refusal(session, new Command.EndChat(id(), new TicketId(99))))
                .isEqualTo(ErrorKind.TICKET_UNKNOWN);
    }

    @Test
    void healthIsOpenAndMetricsAskForTheirToken() throws Exception {
        assertThat(client.send("/health", HttpRequest.newBuilder()).body()).isEqualTo("up\n");
        assertThat(error(client.send("/metrics", HttpRequest.newBuilder()))).isEqualTo(ErrorKind.SIGN_IN_REQUIRED);
        assertThat(error(client.send("/metrics", agent("let me in")))).isEqualTo(ErrorKind.SIGN_IN_REQUIRED);
        assertThat(client.send("/metrics", agent("let me see")).body())
                .contains("sportello_follower_lag{follower=\"search\"}")
                .contains("sportello_follower_failures_total{follower=\"search\"}")
                .contains("sportello_links", "sportello_listeners", "sportello_journal_waiting", "jvm_memory");
    }

    private RelayFrame command(String session, Command command) throws Exception {
        var answer = answer(session, command);
        assertThat(answer.statusCode()).isEqualTo(200);
        return codec.relayFrame(answer.body());
    }

    private ErrorName refusal(String session, Command command) throws Exception {
        var answer = answer(session, command);
        assertThat(codec.relayFrame(answer.body())).isInstanceOf(RelayFrame.Refused.class);
        var refused = (RelayFrame.Refused) codec.relayFrame(answer.body());
        assertThat(answer.statusCode()).isEqualTo(refused.refusal().error().status());
        assertThat(refused.id()).isEqualTo(command.id());
        return refused.refusal().error();
    }

    private HttpResponse<String> answer(String session, Command command) throws Exception {
        return client.send("/widget/command", page(session).POST(BodyPublishers.ofString(codec.encode(command))));
    }

    private HttpResponse<String> raw(String path, String body) throws Exception {
        return client.send(path, HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> signIn(String email, String forwardedFor) throws Exception {
        return signIn(email, forwardedFor, "wrong horse", null);
    }

    private HttpResponse<String> signIn(
            String email, String forwardedFor, String password, @Nullable String deviceToken) throws Exception {
        var body = codec.encode(new TeamBodies.SignIn(email, password, "d", deviceToken));
        var request =
                HttpRequest.newBuilder().header("X-Forwarded-For", forwardedFor).POST(BodyPublishers.ofString(body));
        return client.send("/agent/sign-in", request);
    }

    private static HttpRequest.Builder agent(String token) {
        return HttpRequest.newBuilder().header("Authorization", "Bearer " + token);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void aRefusalWaitsForTheBodyThatIsUnderWayAndTheConnectionStays() throws Exception {
        try (var socket = new Socket("127.0.0.1", relay().address().getPort())) {
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            for (var time = 0; time < 3; time++) {
                socket.getOutputStream().write("""
                        PUT /agent/settings HTTP/1.1\r
                        Host: localhost\r
                        Authorization: Bearer made-up\r
                        Content-Length: 2\r
                        \r
                        """.getBytes(US_ASCII));
                // Time enough for the relay to refuse by the token alone.
                for (var other = 0; other < 10; other++) {
                    assertThat(client.send("/health", page()).statusCode()).isEqualTo(200);
                }
                socket.getOutputStream().write("{}".getBytes(US_ASCII));
                assertThat(answers.readLine()).as("answer %d", time).startsWith("HTTP/1.1 401");
                assertThat(answers.skip(length(head(answers)))).isPositive();
            }
        }
    }

    /// Programs send the whole body before they read: they would find the connection broken, and not learn why.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/event-bulk-create-jobs HTTP/1.1\r\nAuthorization: Klaviyo-API-Key sk_made-up\r\n",
                "POST /webhooks/shopify HTTP/1.1\r\nX-Shopify-Hmac-Sha256: bWFkZSB1cA==\r\n",
                "POST /webhooks/woocommerce HTTP/1.1\r\n",
            })
    void aRefusalWaitsForABodyThatIsAsLongAsItsRouteTakes(String request) throws Exception {
        try (var socket = new Socket("127.0.0.1", relay().address().getPort())) {
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            var out = socket.getOutputStream();
            out.write((request + "Host: localhost\r\nContent-Length: 1000000\r\n\r\n").getBytes(US_ASCII));
            out.write(new byte[999_999]);
            socket.setSoTimeout(300);
            assertThatThrownBy(answers::readLine)
                    .as("a byte is still to come")
                    .isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(30_000);
            out.write(0);
            assertThat(answers.readLine()).startsWith("HTTP/1.1 401");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gzip                    | gzip
                    br;q=1.0, GZIP;q=0.5    | gzip
                    gzip;q=0                | ''
                    identity, gzip; q=0.000 | ''
                    br                      | ''
                    """)
    void theScriptIsCompressedForWhoTakesThat(String accepted, String encoding) throws Exception {
        var answer =
                client.send("/widget/sportello.js", HttpRequest.newBuilder().header("Accept-Encoding", accepted));
        assertThat(header(answer, "Content-Encoding")).isEqualTo(encoding);
    }

    @Test
    void aRefusalWaitsForNoBodyWithoutEnd() throws Exception {
        try (var socket = new Socket("127.0.0.1", relay().address().getPort())) {
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            socket.getOutputStream().write("""
                    PUT /agent/settings HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer made-up\r
                    Content-Length: 1000000000\r
                    \r
                    """.getBytes(US_ASCII));
            socket.getOutputStream().write(new byte[100_000]);
            assertThat(answers.readLine()).startsWith("HTTP/1.1 401");
            assertThat(answers.lines().takeWhile(line -> !line.isEmpty())).contains("Connection: close");
        }
    }

    @Test
    void nobodyWaitsForABodyThatIsNotUnderWay() throws Exception {
        for (var request : List.of(
                "PUT /agent/settings HTTP/1.1\r\nAuthorization: Bearer made-up\r\nExpect: 100-continue\r\n",
                "GET /health HTTP/1.1\r\n")) {
            try (var socket = new Socket("127.0.0.1", relay().address().getPort())) {
                socket.setSoTimeout(30_000);
                var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
                socket.getOutputStream()
                        .write((request + "Host: localhost\r\nContent-Length: 5\r\n\r\n").getBytes(US_ASCII));
                assertThat(answers.readLine()).matches("HTTP/1.1 (401|200).*");
            }
        }
    }

    /// What the client sends next over a connection that ends without a word is lost, and it cannot know why.
    @Test
    void aConnectionThatEndsBehindAnAnswerSaysSo() throws Exception {
        for (var request : List.of(
                "POST /agent/sign-out HTTP/1.1\r\nAuthorization: Bearer " + admin() + "\r\n",
                "GET /health HTTP/1.1\r\n",
                "PUT /agent/settings HTTP/1.1\r\nAuthorization: Bearer made-up\r\nExpect: 100-continue\r\n")) {
            try (var socket = new Socket("127.0.0.1", relay().address().getPort())) {
                socket.setSoTimeout(30_000);
                var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
                socket.getOutputStream()
                        .write((request + "Host: localhost\r\nContent-Length: 5000\r\n\r\n").getBytes(US_ASCII));
                var head = head(answers);
                assertThat(head).as(request).contains("Connection: close");
            }
        }
    }

    /// A body that nobody asked for, but that has come, costs no connection.
    @Test
    void aConnectionGoesOnBehindABodyThatNobodyRead() throws Exception {
        try (var socket = new Socket("127.0.0.1", relay().address().getPort())) {
            socket.setSoTimeout(30_000);
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            for (var time = 0; time < 3; time++) {
                socket.getOutputStream()
                        .write("GET /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello"
                                .getBytes(US_ASCII));
                assertThat(answers.readLine()).startsWith("HTTP/1.1 200");
                assertThat(answers.skip(length(head(answers)))).isPositive();
            }
        }
    }

    /// As the JDK's client sends them: the head, and then the body, which may come before the answer or after it.
    @Tag("long")
    @Test
    void noConnectionEndsWithoutAWordBehindABodyThatNobodyRead() throws Exception {
        var next = connect();
        try {
            for (var time = 0; time < 2_000; time++) {
                next.getOutputStream()
                        .write("GET /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n"
                                .getBytes(US_ASCII));
                next.getOutputStream().write("hello".getBytes(US_ASCII));
                var answers = new BufferedReader(new InputStreamReader(next.getInputStream(), US_ASCII));
                assertThat(answers.readLine()).as("answer " + time).isNotNull().startsWith("HTTP/1.1 200");
                var head = head(answers);
                if (head.contains("Connection: close")) {
                    next.close();
                    next = connect();
                } else {
                    assertThat(answers.skip(length(head))).isPositive();
                }
            }
        } finally {
            next.close();
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket("127.0.0.1", relay().address().getPort());
        socket.setSoTimeout(30_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Tag("long")
    @Test
    void aHeadThatTakesTooLongEndsItsConnection() throws Exception {
        try (var slow = new Socket("127.0.0.1", relay().address().getPort())) {
            slow.setSoTimeout(30_000);
            slow.getOutputStream().write("GET /health HTTP/1.1\r\nHost: loc".getBytes(US_ASCII));
            awaitLook();
            clock.move(Duration.ofSeconds(9));
            slow.getOutputStream().write("al".getBytes(US_ASCII));
            awaitLook();
            clock.move(Duration.ofSeconds(2));
            assertThat(slow.getInputStream().read()).as("the end").isEqualTo(-1);
        }
    }

    @Tag("long")
    @Test
    void aBodyThatTakesTooLongEndsItsConnection() throws Exception {
        try (var slow = new Socket("127.0.0.1", relay().address().getPort())) {
            slow.setSoTimeout(30_000);
            slow.getOutputStream()
                    .write("POST /agent/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n{\"em"
                            .getBytes(US_ASCII));
            awaitLook();
            clock.move(Duration.ofSeconds(29));
            slow.getOutputStream().write("ail".getBytes(US_ASCII));
            awaitLook();
            clock.move(Duration.ofSeconds(2));
            assertThat(slow.getInputStream().readAllBytes()).asString(US_ASCII).doesNotContain(" 200 ", " 401 ");
        }
    }

    @Tag("long")
    @Test
    void aConnectionThatRestsOrIsAnsweredIsNotHurried() throws Exception {
        var session = shopper("c-7");
        try (var resting = new Socket("127.0.0.1", relay().address().getPort())) {
            resting.setSoTimeout(30_000);
            var answers = new BufferedReader(new InputStreamReader(resting.getInputStream(), US_ASCII));
            for (var time = 0; time < 3; time++) {
                resting.getOutputStream()
                        .write(("GET /widget/thread HTTP/1.1\r\nHost: localhost\r\nOrigin: " + RelayClient.ORIGIN
                                        + "\r\nAuthorization: Bearer " + session + "\r\n\r\n")
                                .getBytes(US_ASCII));
                assertThat(answers.readLine()).startsWith("HTTP/1.1 200");
                assertThat(answers.skip(length(head(answers)))).isPositive();
                clock.move(Duration.ofSeconds(40));
                awaitLook();
            }
        }
    }

    /// Waits until the relay has looked at all connections, from now on and to the end, as it does every second.
    private void awaitLook() throws Exception {
        for (var look = 0; look < 2; look++) {
            var age = new AtomicReference<>(ageOfLook());
            await().until(() -> ageOfLook() < age.getAndUpdate(_ -> ageOfLook()));
        }
    }

    /// How long ago the last look ended: it grows until the next has ended.
    private double ageOfLook() {
        try {
            return client.send("/metrics", agent("let me see"))
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("sportello_periodic_age_seconds{name=\"requests\"}"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .findFirst()
                    .orElseThrow();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoHangsUpInTheMiddleOfABodyIsNoErrorOfTheRelay() throws Exception {
        var log = (Logger) LoggerFactory.getLogger(Errors.class);
        var told = new ListAppender<ILoggingEvent>();
        told.start();
        log.setLevel(Level.DEBUG);
        log.addAppender(told);
        try {
            try (var socket = new Socket("127.0.0.1", relay().address().getPort())) {
                socket.getOutputStream()
                        .write("POST /agent/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n{\"ema"
                                .getBytes(US_ASCII));
            }
            await().until(() -> !ofSignIn(told).isEmpty());
        } finally {
            log.detachAppender(told);
            log.setLevel(null);
        }
        assertThat(ofSignIn(told)).extracting(ILoggingEvent::getLevel).containsExactly(Level.DEBUG);
    }

    private static List<ILoggingEvent> ofSignIn(ListAppender<ILoggingEvent> told) {
        return List.copyOf(told.list).stream()
                .filter(event -> event.getFormattedMessage().contains("/agent/sign-in"))
                .toList();
    }

    private static List<String> head(BufferedReader answers) {
        return answers.lines().takeWhile(line -> !line.isEmpty()).toList();
    }

    /// The length of the body after a head, in bytes.
    private static int length(List<String> head) {
        return head.stream()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring("Content-Length: ".length())))
                .sum();
    }
}
