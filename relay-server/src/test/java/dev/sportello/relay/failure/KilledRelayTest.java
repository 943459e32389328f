package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.hours.OfficeHours;
import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.Rule;
import dev.sportello.relay.rig.Crowd;
import dev.sportello.relay.rig.History.Event.Saw;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.TestHours;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the relay's process at random moments under load and lets everybody come back.
///
/// `-Dkills=N` kills as often as one asks, `-Dseed=N` repeats a run's choices.
@Tag("kill")
class KilledRelayTest {
    private static final int KILLS = Integer.getInteger("kills", 5);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final Crowd.Size CROWD = new Crowd.Size(3, 16);

    @TempDir
    Path folder;

    @Test
    void aKilledRelayLosesAndDoublesNothingOnH2() throws Exception {
        kill(KILLS, TestDatabase.H2.prepared(folder), TestHours.ALWAYS_OPEN, Rule.WITHIN_HOURS);
    }

    @Test
    void aKilledRelayLosesAndDoublesNothingOnPostgres() throws Exception {
        kill(Math.max(1, KILLS / 10), TestDatabase.POSTGRES.prepared(folder), TestHours.CLOSED, Rule.OUTSIDE_HOURS);
    }

    private void kill(int kills, DatabaseConfig database, OfficeHours hours, Rule replies) throws Exception {
        System.out.printf("-Dkills=%d -Dseed=%d%n", kills, SEED);
        var random = new SplittableRandom(SEED);
        var shop = ShopKey.test();
        TestAgents.hire(database);
        try (var relay = new RelayProcess(RelayOptions.unlimited(database, folder, shop))) {
            relay.start();
            var client = new RelayClient(relay::address);
            try (var crowd = new Crowd(client, client, shop, CROWD, random.split())) {
                crowd.keepHours(hours);
                for (var round = 0; round < kills; round++) {
                    kill(relay, crowd, random);
                    if ((round + 1) % 100 == 0) {
                        System.out.printf("%d kills%n", round + 1);
                    }
                }
                assertThat(crowd.rest())
                        .as("after %d kills with -Dseed=%d", kills, SEED)
                        .isEmpty();
                assertThat(crowd.history().of(Saw.class)).anyMatch(saw -> isReply(saw, replies));
                System.out.printf("%d answers%n", crowd.history().answers());
            }
        }
    }

    private static boolean isReply(Saw saw, Rule rule) {
        return saw.entry().change() instanceof Change.MessageAdded(var message)
                && message.author().equals(new Party.Automatic(rule));
    }

    private static void kill(RelayProcess relay, Crowd crowd, SplittableRandom random) throws Exception {
        crowd.answered(random.nextInt(400));
        relay.kill();
        if (random.nextInt(5) == 0) {
            relay.startAndKill(Duration.ofMillis(random.nextInt(1_500)));
        }
        relay.start();
    }
}
