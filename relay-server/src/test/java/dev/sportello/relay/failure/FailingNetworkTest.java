package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.rig.Crowd;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.FaultyProxy;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.TestDatabase;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Puts a wire between everybody and the relay that resets, stalls and silences links at random.
///
/// `-Dcuts=N` fails as often as one asks, `-Dseed=N` repeats a run's choices.
@Tag("long")
class FailingNetworkTest {
    private static final int CUTS = Integer.getInteger("cuts", 60);
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    @TempDir
    Path folder;

    @Test
    void cutAndStalledLinksLoseAndDoubleNothing() throws Exception {
        System.out.printf("-Dcuts=%d -Dseed=%d%n", CUTS, SEED);
        var shop = ShopKey.test();
        var random = new SplittableRandom(SEED);
        try (var relay = relay(shop);
                var wire = FaultyProxy.to(
                        new InetSocketAddress("localhost", relay.address().getPort()));
                var crowd = crowd(relay, wire, shop, random)) {
            for (var round = 0; round < CUTS; round++) {
                crowd.answered(random.nextInt(100));
                fail(wire, random);
            }
            wire.flow();
            assertThat(crowd.rest())
                    .as("after %d cuts with -Dseed=%d", CUTS, SEED)
                    .isEmpty();
            System.out.printf("%d answers%n", crowd.history().answers());
        }
    }

    private static void fail(FaultyProxy wire, SplittableRandom random) {
        switch (random.nextInt(6)) {
            case 0 -> wire.stall(random.nextDouble(), random);
            case 1 -> wire.deaden(0.3, random);
            case 2 -> wire.flow();
            default -> wire.cut(random.nextDouble(), random);
        }
    }

    private RunningRelay relay(ShopKey shop) throws Exception {
        DatabaseConfig database = TestDatabase.H2.prepared(folder);
        TestAgents.hire(database);
        var options = RelayOptions.unlimited(database, folder, shop);
        // A link that went dead is noticed while the test runs.
        options.add("--limit=silence=PT5S");
        return Relay.start(RelayConfig.parse(Map.of(), options.toArray(String[]::new)), Clock.systemUTC());
    }

    private static Crowd crowd(RunningRelay relay, FaultyProxy wire, ShopKey shop, SplittableRandom random)
            throws Exception {
        var entrance = URI.create("http://localhost:" + wire.entrance().getPort());
        return new Crowd(
                new RelayClient(() -> entrance),
                new RelayClient(relay::address),
                shop,
                new Crowd.Size(3, 12),
                random.split());
    }
}
