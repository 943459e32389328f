package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.ApiKey;
import dev.sportello.relay.klaviyo.KlaviyoHandlers;
import dev.sportello.relay.rig.Balancer;
import dev.sportello.relay.rig.Crowd;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.ApiKeyBodies.MadeApiKey;
import dev.sportello.wire.ApiKeyBodies.MakeApiKey;
import dev.sportello.wire.Codec;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two relays behind the load balancers of `docs/operating`: one of them is killed while everybody writes.
@Tag("kill")
class BalancedRelaysTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void oneRelayIsKilledAndNobodyLosesAnything(Balancer.Kind kind) throws Exception {
        var shop = ShopKey.test();
        var database = TestDatabase.POSTGRES.prepared(folder);
        TestAgents.hire(database);
        var relays = new ArrayList<RelayProcess>();
        try {
            for (var name : List.of("one", "other")) {
                var own = Files.createDirectory(folder.resolve(name));
                var options = new ArrayList<>(RelayOptions.unlimited(database, own, shop));
                options.add("--trust-proxy=127.0.0.1");
                var relay = new RelayProcess(options);
                relays.add(relay);
                relay.start();
            }
            var ports = relays.stream().map(relay -> relay.address().getPort()).toList();
            try (var balancer = Balancer.start(kind, folder, ports)) {
                var behind = new RelayClient(() -> relays.getFirst().address());
                var balanced = new RelayClient(balancer::address);
                try (var crowd = new Crowd(
                        balanced, behind, shop, new Crowd.Size(3, 12), new SplittableRandom(kind.ordinal()))) {
                    crowd.answered(300);
                    relays.getLast().kill();
                    crowd.answered(300);
                    assertThat(crowd.rest()).isEmpty();
                }
            }
        } finally {
            relays.forEach(RelayProcess::close);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLongestBodyOfTheApiComesThrough(Balancer.Kind kind) throws Exception {
        var database = TestDatabase.H2.prepared(folder);
        TestAgents.hire(database);
        try (var relay = new RelayProcess(RelayOptions.unlimited(database, folder, ShopKey.test()))) {
            relay.start();
            var port = relay.address().getPort();
            var key = apiKey(new RelayClient(relay::address));
            try (var balancer = Balancer.start(kind, folder, List.of(port, port))) {
                // Whether it is understood is known only when all of it was read.
                var body = "{}" + " ".repeat(KlaviyoHandlers.MANY - 2);
                var request = HttpRequest.newBuilder()
                        .header("Authorization", "Klaviyo-API-Key " + key)
                        .POST(BodyPublishers.ofString(body));
                var answer = new RelayClient(balancer::address).send("/api/event-bulk-create-jobs", request);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                assertThat(answer.body()).contains("\"invalid\"", "\"pointer\":\"/data\"");
            }
        }
    }

    private static String apiKey(RelayClient relay) throws Exception {
        var codec = new Codec();
        var asked = codec.encode(new MakeApiKey("Shop", List.of(ApiKey.Scope.INGEST)));
        var token = relay.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        var request = HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(asked));
        return codec.body(relay.send("/agent/api-keys", request).body(), MadeApiKey.class)
                .secret();
    }
}
