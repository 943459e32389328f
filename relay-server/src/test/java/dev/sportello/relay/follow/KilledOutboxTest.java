package dev.sportello.relay.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kills a process at random moments while it delivers to a receiver that fails at times.
@Tag("kill")
class KilledOutboxTest {
    private static final int MESSAGES = 200;
    private static final int KILLS = 5;
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyDecisionIsTakenOnceByAReceiverThatRemembersKeys(TestDatabase kind) throws Exception {
        System.out.printf("-Dseed=%d%n", SEED);
        var random = new SplittableRandom(SEED);
        var config = kind.prepared(folder);
        try (var server = new TestReceiver(request -> request % 7 == 3 ? 503 : 204);
                var process = new RelayProcess(
                        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"),
                        "dev.sportello.relay.follow.OutboxProgram",
                        List.of(place(config), server.address().toString(), String.valueOf(MESSAGES)))) {
            for (var kill = 0; kill < KILLS; kill++) {
                var before = server.requests().size();
                process.start();
                var some = 1 + random.nextInt(MESSAGES / KILLS);
                await(() -> server.requests().size() >= before + some
                        || server.taken().size() == MESSAGES);
                process.kill();
            }
            process.start();
            await(() -> server.taken().size() == MESSAGES);
            process.kill();
            assertThat(Set.copyOf(server.taken().values())).isEqualTo(all());
            assertThat(settledWithoutKey(config, server.taken().keySet())).isEmpty();
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
    }

    private static Set<String> all() {
        return IntStream.range(0, MESSAGES)
                .mapToObj(number -> "Message " + number)
                .collect(Collectors.toSet());
    }

    /// The rows that are settled and were not taken, and those that were given up.
    private static List<String> settledWithoutKey(DatabaseConfig config, Set<String> taken) throws Exception {
        try (var database = Database.open(config)) {
            return database.jdbi()
                    .withHandle(handle -> handle.createQuery("""
                            select cast(id as varchar(36)) || coalesce(failure, '') from outbox
                            where settled_at is not null""")
                            .mapTo(String.class)
                            .filter(id -> !taken.contains(id))
                            .list());
        }
    }

    private static String place(DatabaseConfig config) {
        return switch (config) {
            case DatabaseConfig.Embedded embedded -> embedded.folder().toString();
            case DatabaseConfig.Postgres postgres -> postgres.url();
        };
    }
}
