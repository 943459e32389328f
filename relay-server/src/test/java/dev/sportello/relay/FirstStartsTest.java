package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.TestDatabase;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/// Relays that are started for the first time in the same moment, on a database with nothing in it.
@Tag("long")
class FirstStartsTest extends OnSeveralRelays {
    private static final int RELAYS = 4;

    /// None has been here before.
    @BeforeEach
    @Override
    void start() throws Exception {
        database = (DatabaseConfig.Postgres) TestDatabase.POSTGRES.fresh(folder);
    }

    @RepeatedTest(2)
    void allOfThemStart() throws Exception {
        var together = new CyclicBarrier(RELAYS);
        var starts = IntStream.range(0, RELAYS)
                .<Callable<RunningRelay>>mapToObj(number -> () -> {
                    var _ = together.await();
                    return relay("relay-" + number);
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(RELAYS)) {
            for (var relay : threads.invokeAll(starts)) {
                relays.add(relay.get());
            }
        }
        assertThat(relays).allSatisfy(relay -> assertThat(relay.address()).isNotNull());
    }
}
