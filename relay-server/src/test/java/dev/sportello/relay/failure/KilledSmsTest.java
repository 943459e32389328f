package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Delivery.State;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SmsGateway;
import dev.sportello.model.Ticket;
import dev.sportello.relay.demo.GatewayStandIn.Text;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.SmsGatewayServer;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.AgentBodies.SetSecret;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RelayFrame;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Kills the relay's process while texts come in and go out, and the gateway loses some of its answers.
@Tag("kill")
class KilledSmsTest {
    private static final int KILLS = Integer.getInteger("kills", 5);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final String SHOP = "+39051123456";
    private static final List<String> PHONES = List.of("+393331234567", "+393331234568", "+393331234569");

    private final Codec codec = new Codec();
    private final List<String> came = new ArrayList<>();
    private final List<String> answered = new ArrayList<>();

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("dev.sportello.relay.storage.TestDatabase#tested")
    void noTextIsLostAndNoneIsSentTwice(TestDatabase kind) throws Exception {
        System.out.printf("-Dseed=%d%n", SEED);
        var random = new SplittableRandom(SEED);
        var database = kind.fresh(folder);
        TestAgents.hire(database);
        var options = new ArrayList<>(RelayOptions.unlimited(database, folder, ShopKey.test()));
        options.add("--allow-webhooks-to=127.0.0.1");
        try (var server = new SmsGatewayServer(Clock.systemUTC());
                var relay = new RelayProcess(options)) {
            for (var kill = 0; kill <= KILLS; kill++) {
                relay.start();
                var client = new RelayClient(relay::address);
                var token = client.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD)
                        .token();
                setUp(client, token, server, relay.address());
                if (random.nextInt(3) == 0) {
                    server.losesAnswers();
                } else {
                    server.answersAgain();
                }
                comeIn(server, relay);
                answer(client, token);
                if (kill < KILLS) {
                    var enough = sent(server).size() + random.nextInt(PHONES.size() + 1);
                    waitFor(() -> sent(server).size() >= enough);
                    relay.kill();
                }
            }
            server.answersAgain();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(8))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(sent(server)).hasSizeGreaterThanOrEqualTo(answered.size()));
            var client = new RelayClient(relay::address);
            var token =
                    client.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> allAreSent(client, token));
            assertThat(sent(server)).containsExactlyInAnyOrderElementsOf(answered);
            assertThat(texts(client, token, true)).containsExactlyInAnyOrderElementsOf(came);
        }
    }

    /// For a moment at most: a text that waits for an attempt that was cut off is not worth waiting for.
    private static void waitFor(BooleanSupplier condition) {
        var until = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private static List<String> sent(SmsGatewayServer server) {
        return server.gateway.all().stream()
                .filter(text -> text.from().equals(SHOP))
                .map(Text::body)
                .toList();
    }

    private void setUp(RelayClient client, String token, SmsGatewayServer server, URI relay) throws Exception {
        var secret = HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + token)
                .PUT(BodyPublishers.ofString(codec.encode(new SetSecret(SmsGatewayServer.TOKEN.plain()))));
        assertThat(client.send("/agent/secrets/sms-auth-token", secret).statusCode())
                .isEqualTo(204);
        var version = client.snapshot(token).account().channels().version();
        var gateway = new SmsGateway(true, server.address(), SmsGatewayServer.ACCOUNT, SHOP, false);
        // Reports come to the address that the relay has in this round.
        client.save(token, new SettingsPage.Channels(relay, gateway, null, null, null, version));
    }

    /// Each is on disk when it has been answered; the gateway brings each twice.
    private void comeIn(SmsGatewayServer server, RelayProcess relay) throws Exception {
        var incoming = relay.address().resolve("/channels/sms/incoming");
        for (var phone : PHONES) {
            var text = "Question " + came.size();
            var sid = "SM" + came.size();
            for (var time = 0; time < 2; time++) {
                assertThat(server.gateway
                                .bring(incoming, phone, SHOP, text, sid)
                                .statusCode())
                        .isEqualTo(200);
            }
            came.add(text);
        }
    }

    private void answer(RelayClient client, String token) throws Exception {
        var options = client.desktop(token);
        try (var desktop = WebSocketLink.open(options.socket().now(), options.headers())) {
            desktop.send(codec.encode(new ClientFrame.Hello(
                    options.token(), client.snapshot(token).position())));
            for (var ticket : tickets(client, token)) {
                var text = "Answer " + answered.size();
                var reply = new Command.Reply(new CommandId(UUID.randomUUID()), ticket.id(), text);
                desktop.send(codec.encode(reply));
                var frame = desktop.receive();
                while (frame != null && !says(frame, reply)) {
                    frame = desktop.receive();
                }
                assertThat(frame).as("an answer before the close").isNotNull();
                answered.add(text);
            }
        }
    }

    private boolean says(String frame, Command.Reply reply) throws Exception {
        return codec.relayFrame(frame) instanceof RelayFrame.Entries && frame.contains(reply.text() + "\"")
                || codec.relayFrame(frame) instanceof RelayFrame.Done(var id, var _) && id.equals(reply.id());
    }

    private static List<Ticket> tickets(RelayClient client, String token) throws Exception {
        return client.liveTickets(token).stream()
                .filter(ticket -> ticket.channel() == Channel.SMS)
                .toList();
    }

    private static List<String> texts(RelayClient client, String token, boolean ofShoppers) throws Exception {
        var texts = new ArrayList<String>();
        for (var ticket : tickets(client, token)) {
            for (var entry : client.thread(token, ticket.id())) {
                if (entry.change() instanceof Change.MessageAdded(var message) && message.byShopper() == ofShoppers) {
                    texts.add(message.text());
                }
            }
        }
        return texts;
    }

    /// Whether the journal says of each answer that the gateway has it.
    private boolean allAreSent(RelayClient client, String token) throws Exception {
        var sent = 0;
        for (var ticket : tickets(client, token)) {
            for (var entry : client.thread(token, ticket.id())) {
                sent += entry.change() instanceof Change.DeliveryChanged told
                                && told.delivery().state() == State.SENT
                        ? 1
                        : 0;
            }
        }
        return sent == answered.size();
    }
}
