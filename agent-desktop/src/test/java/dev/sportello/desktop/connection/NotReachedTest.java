package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Why nobody can sign in, at real servers that are set up wrongly.
@Tag("long")
class NotReachedTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final String HERE = "ip:127.0.0.1";

    @TempDir
    static Path folder;

    private static TestAuthority authority;

    @BeforeAll
    static void makeAuthority() throws Exception {
        authority = new TestAuthority(folder);
    }

    @Test
    void whoTheSystemTrustsIsTrusted() throws Exception {
        assertThat(atTls(authority.server(HERE, "-1d", 30), List.of(authority.certificate())))
                .as("the server was reached, and refused")
                .isInstanceOfSatisfying(
                        RequestFailed.Refused.class,
                        refused -> assertThat(refused.refusal().error()).isEqualTo(ErrorKind.CREDENTIALS_WRONG));
    }

    @Test
    void anAuthorityThatNobodyKnowsIsNotTrusted() throws Exception {
        assertTrouble(atTls(authority.server(HERE, "-1d", 30), List.of()), ConnectFailure.UNTRUSTED);
    }

    @Test
    void aCertificateForAnotherNameIsNamedAsSuch() throws Exception {
        assertTrouble(atTls("dns:other.example", "-1d", 30), ConnectFailure.WRONG_HOST);
    }

    @Test
    void anOldOrAFutureCertificateIsNamedAsSuch() throws Exception {
        assertTrouble(atTls(HERE, "-9d", 3), ConnectFailure.EXPIRED);
        assertTrouble(atTls(HERE, "+3d", 9), ConnectFailure.NOT_YET_VALID);
    }

    @Test
    void aServerWithoutHttpsIsNamedAsSuch() throws Exception {
        try (var server = saying("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")) {
            assertTrouble(at("https://127.0.0.1:" + server.getLocalPort(), List.of()), ConnectFailure.NO_TLS);
        }
    }

    @Test
    void anotherServerIsNoRelayAndTheDetailSaysWhatItAnswered() throws Exception {
        var server = answering(HttpServer.create(ANY, 0), 200, "<h1>Our shop</h1>");
        try {
            var failure = at("http://127.0.0.1:" + server.getAddress().getPort(), List.of());
            assertTrouble(failure, ConnectFailure.NOT_A_RELAY);
            assertThat(((RequestFailed.Offline) failure).detail()).contains("HTTP 200", "<h1>Our shop</h1>");
        } finally {
            server.stop(0);
        }
    }

    /// Also where it says before how long it is, and where it is a refusal.
    @ParameterizedTest
    @CsvSource({"200, true", "200, false", "404, false"})
    void whoSaysFarMoreThanARelayDoesIsNotListenedToTheEnd(int status, boolean saysHowLong) throws Exception {
        var server = HttpServer.create(ANY, 0);
        var part = " ".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
        var parts = 2 * BoundedText.LONGEST / part.length;
        var written = new AtomicInteger();
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status, saysHowLong ? (long) parts * part.length : 0);
                while (written.get() < parts) {
                    exchange.getResponseBody().write(part);
                    written.incrementAndGet();
                }
            }
        });
        server.start();
        try {
            var failure = at("http://127.0.0.1:" + server.getAddress().getPort(), List.of());
            assertTrouble(failure, ConnectFailure.TOO_LONG);
            assertThat(failure).hasMessageContaining("Check the address.");
            assertThat(written).hasValueLessThan(parts);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServerThatTalksSomethingElseIsNoRelay() throws Exception {
        try (var server = saying("SSH-2.0-OpenSSH_9.2\r\n\r\n")) {
            assertTrouble(at("http://127.0.0.1:" + server.getLocalPort(), List.of()), ConnectFailure.NOT_A_RELAY);
        }
    }

    @Test
    void nobodyListensNobodyAnswersAndNobodyHasTheName() throws Exception {
        assertTrouble(at("http://127.0.0.1:1", List.of()), ConnectFailure.REFUSED);
        assertTrouble(at("https://relay.invalid", List.of()), ConnectFailure.UNKNOWN_NAME);
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = "https://127.0.0.1:" + silent.getLocalPort();
            assertTrouble(at(address, List.of()), ConnectFailure.TIMEOUT);
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamedAsSuch() throws Exception {
        var nowhere = ProxySelector.of(new InetSocketAddress("127.0.0.1", 1));
        assertTrouble(
                at("http://127.0.0.1:2", new SystemNetwork(nowhere, new SystemTrust(List.of()))), ConnectFailure.PROXY);
    }

    /// For a relay with TLS, which is reached by a tunnel, and for one without.
    @ParameterizedTest
    @ValueSource(strings = {"https://relay.invalid", "http://relay.invalid"})
    void aProxyThatAsksForAPasswordIsNamedAsSuch(String relay) throws Exception {
        try (var proxy = OutgoingProxy.withPassword(folder)) {
            var through = ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.port()));
            var network = new SystemNetwork(through, new SystemTrust(List.of()));
            assertTrouble(at(relay, network), ConnectFailure.PROXY_PASSWORD);
            assertThatThrownBy(() -> socket(relay, network)).hasMessageContaining("asks for a password");
        }
    }

    private static void socket(String relay, SystemNetwork network) throws IOException, InterruptedException {
        new RelaySocket(new RelayAddress(URI.create(relay)), Duration.ofSeconds(10), network, _ -> {}).close();
    }

    /// A proxy that knows no WebSockets passes on a usual request, for which the relay has no path.
    @Test
    void whoOpensNoWebSocketIsNotTakenForSomebodyWhoDoesNotAnswer() throws Exception {
        var server = answering(HttpServer.create(ANY, 0), 404, new Codec().encode(Refusal.of(ErrorKind.NOT_FOUND)));
        var direct = new SystemNetwork(ProxySelector.of(null), new SystemTrust(List.of()));
        try {
            assertThatThrownBy(() ->
                            socket("http://127.0.0.1:" + server.getAddress().getPort(), direct))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("WebSocket", "Upgrade", "404");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aSocksProxyThatWouldBeNeededIsNamedAsSuch() throws Exception {
        var environment = Map.of("all_proxy", "socks5://127.0.0.1:1080");
        var network =
                new SystemNetwork(new SystemProxies(environment, ProxySelector.of(null)), new SystemTrust(List.of()));
        assertTrouble(at("https://relay.invalid", network), ConnectFailure.SOCKS);
    }

    private static Throwable atTls(String names, String start, int days) throws Exception {
        return atTls(authority.server(names, start, days), List.of(authority.certificate()));
    }

    private static Throwable atTls(SSLContext certified, List<Path> trusted) throws Exception {
        var server = HttpsServer.create(ANY, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certified));
        answering(server, 401, new Codec().encode(Refusal.of(ErrorKind.CREDENTIALS_WRONG)));
        try {
            return at("https://127.0.0.1:" + server.getAddress().getPort(), trusted);
        } finally {
            server.stop(0);
        }
    }

    /// Says the same to whoever comes first, whatever was asked.
    private static ServerSocket saying(String words) throws IOException {
        var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(() -> {
            try (var one = server.accept()) {
                one.getInputStream().read();
                one.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return server;
    }

    private static HttpServer answering(HttpServer server, int status, String body) {
        server.createContext("/", exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Throwable at(String address, List<Path> trusted) {
        var direct = ProxySelector.of(null);
        return at(address, new SystemNetwork(direct, new SystemTrust(trusted)));
    }

    private static Throwable at(String address, SystemNetwork network) {
        try (var http = new RelayHttp(Duration.ofSeconds(2), network)) {
            var signIn = new SignInClient(http, "test").signIn(URI.create(address), "anna@shop.example", "secret");
            return Objects.requireNonNull(catchThrowable(signIn::join).getCause());
        }
    }

    private static void assertTrouble(Throwable failure, ConnectFailure trouble) {
        assertThat(failure).isInstanceOfSatisfying(RequestFailed.Offline.class, offline -> {
            assertThat(offline.trouble()).as(offline.detail()).isEqualTo(trouble);
            assertThat(offline.detail()).isNotBlank();
        });
    }
}
