package dev.sportello.relay.failure;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RelayFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Strangers who want to take a small relay away from everybody, with little: it stays healthy, and a shopper and an
/// agent who are there go on talking. How long they wait meanwhile is the benchmark's matter.
@Tag("kill")
class AttacksTest {
    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Codec codec = new Codec();
    private final List<AutoCloseable> attackers = new ArrayList<>();

    @TempDir
    Path folder = Path.of("");

    private RelayProcess relay;
    private RelayClient client;
    private WebSocketLink shopper;
    private String token;

    private void start(String... more) throws Exception {
        var database = new DatabaseConfig.Embedded(folder);
        TestAgents.hire(database);
        var keys = ShopKey.test().write(folder.resolve("keys"));
        var options = new ArrayList<>(List.of(
                "--port=0", "--data=" + folder, "--allow-origin=" + RelayClient.ORIGIN, "--identity-keys=" + keys));
        options.addAll(List.of(more));
        relay = new RelayProcess(SMALL, "dev.sportello.relay.Relay", options);
        relay.start();
        client = new RelayClient(relay::address);
        token = client.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        var session = client.session(ShopKey.test().identity("c-1", "Maria Rossi", Clock.systemUTC()));
        shopper = socket(Map.of());
        shopper.send(codec.encode(new Hello(session, client.thread(session).position())));
    }

    @AfterEach
    void end() throws Exception {
        for (var attacker : attackers) {
            attacker.close();
        }
        shopper.close();
        relay.close();
    }

    @Test
    void deflatedFramesThatNeverEnd() throws Exception {
        start();
        var frame = deflated("[".repeat(60 * 1024 * 1024));
        for (var number = 0; number < 8; number++) {
            var link = attacker(Map.of("Sec-WebSocket-Extensions", "permessage-deflate"));
            ignoringHangUps(() -> link.send(WebSocketLink.TEXT | 0x40, false, frame));
        }
        everybodyElseIsWell();
    }

    @Test
    void framesThatNeverEnd() throws Exception {
        start();
        var piece = "x".repeat(4_000).getBytes(UTF_8);
        for (var number = 0; number < 180; number++) {
            var link = attacker(Map.of());
            ignoringHangUps(() -> link.send(WebSocketLink.TEXT, false, piece));
            for (var more = 0; more < 50; more++) {
                ignoringHangUps(() -> link.send(WebSocketLink.CONTINUATION, false, piece));
            }
        }
        everybodyElseIsWell();
    }

    @Test
    void pingsWithoutEndByWhoNeverReads() throws Exception {
        start();
        var pings = new ByteArrayOutputStream();
        for (var number = 0; number < 20_000; number++) {
            pings.writeBytes(new byte[] {(byte) 0x89, (byte) 0x84, 0, 0, 0, 0, 1, 2, 3, 4});
        }
        for (var number = 0; number < 20; number++) {
            var link = attacker(Map.of());
            Thread.ofVirtual().start(() -> ignoringHangUps(() -> link.sendRaw(pings.toByteArray(), pings.size())));
        }
        everybodyElseIsWell();
    }

    @Test
    void twoThousandHalfRequests() throws Exception {
        start();
        var head = "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Long: ";
        for (var number = 0; number < 1_900; number++) {
            var half = number % 2 == 0
                    ? head + "x".repeat(4_000)
                    : "POST /agent/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n{\"email\":\"";
            var socket = connected();
            ignoringHangUps(() -> socket.getOutputStream().write(half.getBytes(US_ASCII)));
        }
        everybodyElseIsWell();
    }

    @Test
    void moreConnectionsThanAnAddressMayHave() throws Exception {
        start();
        for (var number = 0; number < 2_500; number++) {
            var _ = connected();
        }
        shopperAndAgentTalk();
        while (!attackers.isEmpty()) {
            attackers.removeLast().close();
        }
        await().until(() -> client.send("/health", HttpRequest.newBuilder()).statusCode() == 200);
    }

    @Test
    void wrongPasswordsFromEverywhere() throws Exception {
        start("--trust-proxy=127.0.0.1");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answered = new AtomicInteger();
            for (var number = 0; number < 200; number++) {
                var address = "203.0.113." + number;
                threads.execute(() -> {
                    signIn(address);
                    answered.incrementAndGet();
                });
            }
            everybodyElseIsWell();
            await().until(() -> answered.get() == 200);
        }
        everybodyElseIsWell();
    }

    @Test
    void forgedAddressesDoNotEvadeTheLimit() throws Exception {
        start();
        var refused = 0;
        for (var number = 0; number < 40; number++) {
            refused += signIn("203.0.113." + number + ", 2001:db8::" + number) == 429 ? 1 : 0;
        }
        assertThat(refused).isGreaterThanOrEqualTo(30);
        everybodyElseIsWell();
    }

    /// The status; 0 where the connection was refused.
    private int signIn(String forwardedFor) {
        var body = "{\"email\":\"anna@shop.test\",\"password\":\"wrong horse\",\"device\":\"laptop\"}";
        var request =
                HttpRequest.newBuilder().header("X-Forwarded-For", forwardedFor).POST(BodyPublishers.ofString(body));
        try {
            return client.send("/agent/sign-in", request).statusCode();
        } catch (IOException | InterruptedException e) {
            return 0;
        }
    }

    private void everybodyElseIsWell() throws Exception {
        assertThat(client.send("/health", HttpRequest.newBuilder()).body()).isEqualTo("up\n");
        shopperAndAgentTalk();
        assertThat(client.snapshot(token).team()).hasSize(2);
    }

    private void shopperAndAgentTalk() throws Exception {
        for (var number = 0; number < 20; number++) {
            var asked = new CommandId(UUID.randomUUID());
            shopper.send(codec.encode(new Command.SendMessage(asked, null, "Still there?")));
            awaitDone(asked);
        }
    }

    private void awaitDone(CommandId id) throws Exception {
        for (var text = shopper.receive(); text != null; text = shopper.receive()) {
            if (codec.relayFrame(text) instanceof RelayFrame.Done done
                    && done.id().equals(id)) {
                return;
            }
        }
        throw new AssertionError("The shopper's link was closed with " + shopper.closeCode() + ".");
    }

    private WebSocketLink attacker(Map<String, String> headers) throws IOException {
        var link = socket(headers);
        attackers.add(link::cut);
        return link;
    }

    private WebSocketLink socket(Map<String, String> more) throws IOException {
        var headers = new HashMap<>(more);
        headers.put("Origin", RelayClient.ORIGIN);
        return WebSocketLink.open(
                URI.create("ws://127.0.0.1:" + relay.address().getPort() + "/widget/socket"), headers);
    }

    private Socket connected() throws IOException {
        var socket = new Socket("127.0.0.1", relay.address().getPort());
        attackers.add(socket);
        return socket;
    }

    private interface Attempt {
        void run() throws IOException;
    }

    /// The relay may have hung up: so much the better.
    private static void ignoringHangUps(Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
    }

    private static byte[] deflated(String text) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(text.getBytes(US_ASCII));
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[8_192];
        for (var count = -1; count != 0; ) {
            count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            bytes.write(buffer, 0, count);
        }
        deflater.end();
        return bytes.toByteArray();
    }
}
