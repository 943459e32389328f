package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.Crowd;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.TestDatabase;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three relays on one PostgreSQL, behind a load balancer that is not sticky: everybody connects to any of them, each
/// time anew. Kills one after the other at random moments under load, and now and then all of their connections to the
/// database.
///
/// `-Dkills=N` kills as often as one asks, `-Dseed=N` repeats a run's choices.
@Tag("kill")
class KilledRelaysTest {
    private static final int RELAYS = 3;
    private static final int KILLS = Math.max(1, Integer.getInteger("kills", 10) / 5);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final Crowd.Size CROWD = new Crowd.Size(4, 12);

    private final List<RelayProcess> relays = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void relaysThatAreKilledInTurnLoseAndDoubleNothing() throws Exception {
        System.out.printf("-Dkills=%d -Dseed=%d%n", 5 * KILLS, SEED);
        var random = new SplittableRandom(SEED);
        var shop = ShopKey.test();
        var database = (DatabaseConfig.Postgres) TestDatabase.POSTGRES.prepared(folder);
        TestAgents.hire(database);
        try {
            for (var number = 0; number < RELAYS; number++) {
                var own = Files.createDirectory(folder.resolve("relay-" + number));
                var relay = new RelayProcess(RelayOptions.unlimited(database, own, shop));
                relays.add(relay);
                relay.start();
            }
            var balanced = new RelayClient(this::any);
            var behind = new RelayClient(() -> relays.getFirst().address());
            try (var crowd = new Crowd(balanced, behind, shop, CROWD, random.split())) {
                for (var round = 0; round < KILLS; round++) {
                    crowd.answered(random.nextInt(400));
                    if (random.nextInt(4) == 0) {
                        cutAll(database);
                    }
                    var victim = relays.get(random.nextInt(RELAYS));
                    victim.kill();
                    crowd.answered(random.nextInt(200));
                    victim.start();
                }
                assertThat(crowd.rest())
                        .as("after %d kills with -Dseed=%d", KILLS, SEED)
                        .isEmpty();
                System.out.printf("%d answers%n", crowd.history().answers());
            }
        } finally {
            relays.forEach(RelayProcess::close);
        }
    }

    private URI any() {
        return relays.get(ThreadLocalRandom.current().nextInt(RELAYS)).address();
    }

    private static void cutAll(DatabaseConfig.Postgres database) throws Exception {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            var _ = statement.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()""");
        }
    }
}
