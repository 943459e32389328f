package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Webhook.Topic;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.WebhookReceiver;
import dev.sportello.relay.rig.WebhookReceiver.Received;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.WebhookBodies.SaveWebhook;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Kills the relay's process while it tells of what shoppers write.
@Tag("kill")
class KilledWebhooksTest {
    private static final int KILLS = Integer.getInteger("kills", 1);
    private static final int SHOPPERS = 4;
    private static final Pattern TEXT = Pattern.compile("Message \\d+");
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private final Codec codec = new Codec();

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("dev.sportello.relay.storage.TestDatabase#tested")
    void everyMessageIsToldInTheOrderOfItsTicket(TestDatabase kind) throws Exception {
        System.out.printf("-Dseed=%d%n", SEED);
        var random = new SplittableRandom(SEED);
        var shop = ShopKey.test();
        var database = kind.prepared(folder);
        TestAgents.hire(database);
        var options = new ArrayList<>(RelayOptions.unlimited(database, folder, shop));
        options.add("--allow-webhooks-to=127.0.0.1");
        var written = new ArrayList<String>();
        try (var receiver = new WebhookReceiver();
                var relay = new RelayProcess(options)) {
            for (var kill = 0; kill <= KILLS; kill++) {
                relay.start();
                var client = new RelayClient(relay::address);
                if (kill == 0) {
                    make(client, receiver);
                }
                write(client, shop, written);
                if (kill < KILLS) {
                    var enough = written.size() - random.nextInt(20);
                    Awaitility.await()
                            .atMost(Duration.ofSeconds(60))
                            .until(() -> receiver.all().size() >= enough);
                    relay.kill();
                }
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .untilAsserted(() ->
                            assertThat(texts(firsts(receiver.taken()))).containsExactlyInAnyOrderElementsOf(written));
            firsts(receiver.taken()).stream()
                    .collect(Collectors.groupingBy(Received::ticket))
                    .values()
                    .forEach(ofTicket -> assertThat(ofTicket)
                            .isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence())));
        }
    }

    private void make(RelayClient client, WebhookReceiver receiver) throws Exception {
        var token = client.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        var save = new SaveWebhook(receiver.address(), "", List.of(Topic.MESSAGE_ADDED), true);
        var request = HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(codec.encode(save)));
        assertThat(client.send("/agent/webhooks", request).statusCode()).isEqualTo(200);
    }

    /// Each is on disk when it has been answered.
    private static void write(RelayClient client, ShopKey shop, List<String> written) throws Exception {
        for (var shopper = 0; shopper < SHOPPERS; shopper++) {
            var session = client.session(shop.identity("c-" + shopper, "Maria Rossi", Clock.systemUTC()));
            for (var i = 0; i < 8; i++) {
                var text = "Message " + written.size();
                client.say(session, new Command.SendMessage(new CommandId(UUID.randomUUID()), null, text));
                written.add(text);
            }
        }
    }

    /// What a receiver is left with that remembers ids.
    private static List<Received> firsts(List<Received> taken) {
        var seen = new HashSet<String>();
        return taken.stream().filter(one -> seen.add(one.id())).toList();
    }

    private static List<String> texts(List<Received> taken) {
        return taken.stream()
                .map(one -> TEXT.matcher(one.body()))
                .flatMap(matcher -> matcher.results().map(found -> found.group()))
                .toList();
    }
}
