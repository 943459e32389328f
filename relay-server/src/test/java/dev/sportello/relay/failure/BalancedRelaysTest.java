package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.Balancer;
import dev.sportello.relay.rig.Crowd;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.TestDatabase;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
    private static final int LONGEST_BODY = 5 * 1024 * 1024;

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
        try (var relay = new RelayProcess(RelayOptions.unlimited(database, folder, ShopKey.test()));
                var http = HttpClient.newHttpClient()) {
            relay.start();
            var port = relay.address().getPort();
            try (var balancer = Balancer.start(kind, folder, List.of(port, port))) {
                var request = HttpRequest.newBuilder(balancer.address().resolve("/api/event-bulk-create-jobs"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[LONGEST_BODY]))
                        .build();
                var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.body()).as("the relay's own answer").contains("not_authenticated");
            }
        }
    }
}
