package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.TestDatabase;
import java.util.HashSet;
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
        TestAgents.hire(database);
        var token = new RelayClient(relays.getFirst()::address)
                .signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD)
                .token();
        var begun = new HashSet<String>();
        for (var relay : relays) {
            var snapshot = new RelayClient(relay::address).snapshot(token);
            begun.add(snapshot.position().epoch() + " " + codec.encode(snapshot.account()));
        }
        assertThat(begun).as("of one journal, with one account").hasSize(1);
    }
}
