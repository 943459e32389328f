package dev.sportello.relay.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.network.Networks;
import dev.sportello.model.WebhookFailure;
import dev.sportello.relay.MovableClock;
import dev.sportello.relay.rig.WebhookReceiver;
import dev.sportello.relay.rig.WebhookReceiver.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;

/// What the relay does as a client, and where it does not go.
class WebhookClientTest {
    private static final List<String> LOOPBACK = List.of("127.0.0.1");

    private final MovableClock clock = new MovableClock();

    @Test
    void aNameThatLeadsBesideTheRelayIsRefusedHoweverItIsWritten() throws Exception {
        try (var receiver = new WebhookReceiver();
                var client = client(new Names("erp.example", "10.0.0.7", "127.0.0.1"), List.of())) {
            var port = receiver.address().getPort();
            for (var host : List.of("erp.example", "127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]")) {
                assertThat(client.post(URI.create("https://" + host + ":" + port + "/"), Map.of(), "{}"))
                        .as(host)
                        .isEqualTo(Outcome.Failed.without(WebhookFailure.ADDRESS_PRIVATE));
            }
            assertThat(receiver.all()).isEmpty();
        }
    }

    @Test
    void aNameIsLookedUpOnceAndTheAddressThatWasCheckedIsTheOneThatIsUsed() throws Exception {
        try (var receiver = new WebhookReceiver()) {
            // At the second look it would lead to the machine itself.
            var rebinding = new Rebinding("203.0.113.7", "127.0.0.1");
            try (var client = client(rebinding, List.of("203.0.113.7"))) {
                var outcome = client.post(
                        URI.create("http://erp.example:" + receiver.address().getPort()), Map.of(), "{}");
                assertThat(outcome).isInstanceOf(Outcome.Failed.class);
            }
            assertThat(rebinding.asked).isEqualTo(1);
            assertThat(receiver.all()).isEmpty();
        }
    }

    @Test
    void ofSeveralAddressesOnlyTheAllowedAreTried() throws Exception {
        try (var receiver = new WebhookReceiver();
                var client = client(new Names("erp.example", "10.0.0.7", "127.0.0.1"), LOOPBACK)) {
            assertThat(client.post(
                            URI.create(
                                    "http://erp.example:" + receiver.address().getPort()),
                            Map.of(),
                            "{}"))
                    .isEqualTo(new Outcome.Accepted(204, ""));
        }
    }

    @Test
    void withoutEncryptionItGoesNowhereButWhereTheOperatorAllows() throws Exception {
        try (var client = client(new Names("erp.example", "1.1.1.1"), LOOPBACK)) {
            assertThat(client.post(URI.create("http://erp.example/"), Map.of(), "{}"))
                    .isEqualTo(Outcome.Failed.without(WebhookFailure.ADDRESS_PRIVATE));
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (var other = new WebhookReceiver();
                var receiver = new WebhookReceiver(
                        _ -> new Answer(307, Map.of("Location", other.address().toString()), ""));
                var client = client(new Names(), LOOPBACK)) {
            assertThat(client.post(receiver.address(), Map.of(), "{}"))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.status()).isEqualTo(307));
            assertThat(other.all()).isEmpty();
        }
    }

    @Test
    void onlyTheBeginningOfAnAnswerIsRead() throws Exception {
        try (var receiver = new WebhookReceiver(_ -> new Answer(500, Map.of(), "x".repeat(5_000_000)));
                var client = client(new Names(), LOOPBACK)) {
            assertThat(client.post(receiver.address(), Map.of(), "{}"))
                    .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                        assertThat(failed.status()).isEqualTo(500);
                        assertThat(failed.text()).isEqualTo("x".repeat(200));
                    });
        }
    }

    @Test
    void whatTheAnswerAsksForIsRead() throws Exception {
        try (var receiver = new WebhookReceiver(_ -> new Answer(429, Map.of("Retry-After", "120"), ""));
                var client = client(new Names(), LOOPBACK)) {
            assertThat(client.post(receiver.address(), Map.of(), "{}"))
                    .isEqualTo(new Outcome.Failed(WebhookFailure.REFUSED, 429, Duration.ofMinutes(2), ""));
            receiver.answers(_ -> new Answer(503, Map.of("Retry-After", "Sun, 01 Mar 2026 10:16:30 GMT"), ""));
            assertThat(client.post(receiver.address(), Map.of(), "{}"))
                    .isEqualTo(new Outcome.Failed(WebhookFailure.REFUSED, 503, Duration.ofMinutes(1), ""));
        }
    }

    @Test
    void whoDoesNotAnswerInTimeIsLeft() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = new WebhookClient(new Names(), new Networks(LOOPBACK), Duration.ofMillis(300), clock)) {
            assertThat(client.post(URI.create("http://127.0.0.1:" + silent.getLocalPort()), Map.of(), "{}"))
                    .isEqualTo(Outcome.Failed.without(WebhookFailure.TIMED_OUT));
        }
    }

    @Test
    void whyThereWasNoAnswerIsNamed() throws Exception {
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = client(new Names(), LOOPBACK)) {
            var port = plain.getLocalPort();
            Thread.ofVirtual().start(() -> answerWithoutTls(plain));
            assertThat(client.post(URI.create("https://127.0.0.1:" + port), Map.of(), "{}"))
                    .isEqualTo(Outcome.Failed.without(WebhookFailure.TLS_FAILED));
            assertThat(client.post(URI.create("http://nowhere.example:" + port), Map.of(), "{}"))
                    .isEqualTo(Outcome.Failed.without(WebhookFailure.NAME_UNKNOWN));
            assertThat(client.post(URI.create("http://127.0.0.1:" + closedPort()), Map.of(), "{}"))
                    .isEqualTo(Outcome.Failed.without(WebhookFailure.UNREACHABLE));
        }
    }

    private static void answerWithoutTls(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var _ = socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private WebhookClient client(DnsResolver names, List<String> allowed) {
        return new WebhookClient(names, new Networks(allowed), Duration.ofSeconds(10), clock);
    }

    /// Knows one name, and what is an address anyway.
    private record Names(String name, String... addresses) implements DnsResolver {
        private Names() {
            this("", new String[0]);
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (host.equals(name)) {
                return Arrays.stream(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
            }
            if (host.equals("localhost")) {
                return new InetAddress[] {InetAddress.getLoopbackAddress()};
            }
            try {
                return new InetAddress[] {InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""))};
            } catch (IllegalArgumentException e) {
                throw new UnknownHostException(host);
            }
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /// A name that leads elsewhere each time. For one thread.
    private static final class Rebinding implements DnsResolver {
        private final ArrayDeque<String> addresses;
        private int asked;

        private Rebinding(String... addresses) {
            this.addresses = new ArrayDeque<>(List.of(addresses));
        }

        @Override
        public InetAddress[] resolve(String host) {
            asked++;
            return new InetAddress[] {InetAddress.ofLiteral(addresses.pop())};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
