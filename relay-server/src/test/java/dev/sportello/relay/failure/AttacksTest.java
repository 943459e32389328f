package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.relay.rig.Attack;
import dev.sportello.relay.rig.Attackers;
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
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Strangers who want to take a small relay away from everybody, with little: it stays healthy, a shopper writes on,
/// and an agent reads on. How long they wait meanwhile is what the benchmark measures.
@Tag("kill")
class AttacksTest {
    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final String NO_PROXY = "no-proxy";

    private final Codec codec = new Codec();

    @TempDir
    Path folder = Path.of("");

    private RelayProcess relay;
    private RelayClient client;
    private WebSocketLink shopper;
    private String token;

    @BeforeEach
    void start(TestInfo test) throws Exception {
        var database = new DatabaseConfig.Embedded(folder);
        TestAgents.hire(database);
        var keys = ShopKey.test().write(folder.resolve("keys"));
        var options = new ArrayList<>(List.of(
                "--port=0", "--data=" + folder, "--allow-origin=" + RelayClient.ORIGIN, "--identity-keys=" + keys));
        if (!test.getTags().contains(NO_PROXY)) {
            options.add("--trust-proxy=127.0.0.1");
        }
        relay = new RelayProcess(SMALL, "dev.sportello.relay.Relay", options);
        relay.start();
        client = new RelayClient(relay::address);
        token = client.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        var session = client.session(ShopKey.test().identity("c-1", "Maria Rossi", Clock.systemUTC()));
        shopper = socket();
        shopper.send(codec.encode(new Hello(session, client.thread(session).position())));
    }

    @AfterEach
    void end() throws Exception {
        shopper.close();
        relay.close();
    }

    @ParameterizedTest
    @EnumSource(Attack.class)
    void nobodyElseIsHurtBy(Attack attack) throws Exception {
        try (var _ = attack.on(relay.address())) {
            everybodyElseIsWell();
        }
        everybodyElseIsWell();
    }

    @Test
    @Tag(NO_PROXY)
    void moreConnectionsThanAnAddressMayHave() throws Exception {
        try (var attackers = new Attackers(relay.address())) {
            for (var number = 0; number < 2_500; number++) {
                var _ = attackers.connected();
            }
            theShopperWritesOn();
        }
        await().until(() -> client.send("/health", HttpRequest.newBuilder()).statusCode() == 200);
    }

    private void everybodyElseIsWell() throws Exception {
        assertThat(client.send("/health", HttpRequest.newBuilder()).body()).isEqualTo("up\n");
        theShopperWritesOn();
        assertThat(client.snapshot(token).team()).hasSize(2);
    }

    private void theShopperWritesOn() throws Exception {
        for (var number = 0; number < 10; number++) {
            var asked = new CommandId(UUID.randomUUID());
            shopper.send(codec.encode(new Command.SendMessage(asked, null, "Still there?")));
            awaitWord(asked);
        }
    }

    /// By `done`, or by the message's own entry.
    private void awaitWord(CommandId id) throws Exception {
        for (var text = shopper.receive(); text != null; text = shopper.receive()) {
            assertThat(codec.relayFrame(text)).isNotInstanceOf(RelayFrame.Refused.class);
            if (text.contains(id.toString())) {
                return;
            }
        }
        throw new AssertionError("The shopper's link was closed with " + shopper.closeCode() + ".");
    }

    private WebSocketLink socket() throws IOException {
        return WebSocketLink.open(
                URI.create("ws://127.0.0.1:" + relay.address().getPort() + "/widget/socket"),
                Map.of("Origin", RelayClient.ORIGIN));
    }
}
