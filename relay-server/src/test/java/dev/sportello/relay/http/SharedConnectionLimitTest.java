package dev.sportello.relay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.relay.MovableClock;
import dev.sportello.relay.peer.PostgresPeers;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.RefusedFrame;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two relays that count together, over a real PostgreSQL.
@Tag("long")
class SharedConnectionLimitTest {
    private final MovableClock clock = new MovableClock();

    @TempDir
    private Path folder = Path.of("");

    private final CountDownLatch saidGoodbye = new CountDownLatch(1);
    private Database database;
    private PostgresPeers onesPeers;
    private PostgresPeers othersPeers;
    private SharedConnectionLimit one;
    private SharedConnectionLimit other;

    @BeforeEach
    void start() throws Exception {
        database = Database.open(TestDatabase.POSTGRES.prepared(folder));
        onesPeers = new PostgresPeers(database);
        othersPeers = new PostgresPeers(database);
        othersPeers.hear("goodbye", (_, _) -> saidGoodbye.countDown());
        one = new SharedConnectionLimit("held", 4, clock, onesPeers);
        other = new SharedConnectionLimit("held", 4, clock, othersPeers);
        onesPeers.start();
        othersPeers.start();
    }

    @AfterEach
    void end() {
        onesPeers.close();
        othersPeers.close();
        database.close();
    }

    @Test
    void whatARelayHeldThatIsGoneIsForgotten() throws Exception {
        fill(one);
        await().untilAsserted(() -> {
            one.tellAgain();
            assertThat(takesMore(other)).isFalse();
        });
        onesPeers.tell("goodbye", "");
        // What was told before has been heard by then: nothing of it begins to count later.
        assertThat(saidGoodbye.await(1, TimeUnit.MINUTES)).isTrue();
        onesPeers.close();
        clock.move(Duration.ofSeconds(29));
        other.tellAgain();
        assertThat(takesMore(other)).isFalse();
        clock.move(Duration.ofSeconds(1));
        assertThat(takesMore(other)).isTrue();
    }

    @Test
    void whoHoldsAsLittleAsNearlyEverybodyIsNotCountedElsewhere() throws Exception {
        var _ = one.take("anna");
        var _ = one.take("anna");
        fill(one, "bruno");
        await().untilAsserted(() -> {
            one.tellAgain();
            assertThat(takesMore(other, "bruno")).isFalse();
        });
        for (var i = 0; i < 4; i++) {
            assertThat(takesMore(other, "anna")).isTrue();
        }
    }

    private static void fill(SharedConnectionLimit limit) throws RefusedFrame {
        fill(limit, "anna");
    }

    private static void fill(SharedConnectionLimit limit, String holder) throws RefusedFrame {
        for (var i = 0; i < 4; i++) {
            var _ = limit.take(holder);
        }
    }

    private static boolean takesMore(SharedConnectionLimit limit) {
        return takesMore(limit, "anna");
    }

    private static boolean takesMore(SharedConnectionLimit limit, String holder) {
        try {
            limit.take(holder).run();
            return true;
        } catch (RefusedFrame e) {
            return false;
        }
    }
}
