package dev.sportello.relay.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.PostgresNotifications;
import dev.sportello.relay.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two relays that tell each other what none may miss, over a real PostgreSQL.
@Tag("long")
class PostgresPeersTest {
    private static final int MORE_THAN_FIT = 10_002;

    @TempDir
    private Path folder = Path.of("");

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch checksAll = new CountDownLatch(1);
    private Database database;
    private PostgresPeers one;
    private PostgresPeers other;

    @BeforeEach
    void start() throws Exception {
        database = Database.open(TestDatabase.POSTGRES.prepared(folder));
        one = new PostgresPeers(database);
        other = new PostgresPeers(database);
        other.hear("close", (_, text) -> heard.add(text));
        other.afterInterruption(checksAll::countDown);
        try (var notices = PostgresNotifications.of(database, "sportello")) {
            other.start();
            // It says that it is there when it hears.
            assertThat(notices.await(Duration.ofSeconds(20))).isNotEmpty();
        }
    }

    @AfterEach
    void end() {
        one.close();
        other.close();
        database.close();
    }

    @Test
    void whatMayNotBeMissedIsToldThoughNoOtherRelayWasHeard() throws Exception {
        List.of("1", "2", "3").forEach(text -> one.tellFirst("close", text));
        one.start();
        for (var text : List.of("1", "2", "3")) {
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(text);
        }
        assertThat(checksAll.getCount()).isOne();
    }

    /// It may have ended a session, and been killed before it said so.
    @Test
    void aRelayLooksForItselfWhereAnotherIsNoLongerHeard() throws Exception {
        one.start();
        one.tellFirst("close", "1");
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("1");
        assertThat(checksAll.getCount()).isOne();
        one.close();
        assertThat(checksAll.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void aRelayLooksForItselfWhereAnotherCouldNotTellItAll() throws Exception {
        for (var i = 0; i < MORE_THAN_FIT; i++) {
            one.tellFirst("close", Integer.toString(i));
        }
        one.start();
        assertThat(checksAll.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(heard).hasSize(10_000).startsWith("0", "1");
    }

    /// With many links it takes long. Meanwhile others must not take this relay for gone, nor wait for what they say.
    @Test
    void whileARelayLooksForItselfItHearsWhatOthersSay() throws Exception {
        var looks = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var third = new PostgresPeers(database)) {
            var heardThere = new LinkedBlockingQueue<String>();
            third.hear("close", (_, text) -> heardThere.add(text));
            third.afterInterruption(() -> {
                looks.countDown();
                awaitUnchecked(mayEnd);
            });
            third.start();
            isHeard("first", heardThere);
            for (var i = 0; i < MORE_THAN_FIT; i++) {
                one.tellFirst("close", Integer.toString(i));
            }
            one.start();
            assertThat(looks.await(1, TimeUnit.MINUTES)).isTrue();
            heardThere.clear();
            other.tellFirst("close", "last");
            assertThat(Stream.generate(() -> pollUnchecked(heardThere)).anyMatch("last"::equals))
                    .isTrue();
        } finally {
            mayEnd.countDown();
        }
    }

    @Test
    void anErrorInWhatIsHeardKeepsNobodyFromHearingWhatFollows() throws Exception {
        try (var third = new PostgresPeers(database)) {
            var heardThere = new LinkedBlockingQueue<String>();
            third.hear("close", (_, text) -> {
                heardThere.add(text);
                throw new NoClassDefFoundError("A class of a jar that was replaced.");
            });
            third.start();
            isHeard("1", heardThere);
            isHeard("2", heardThere);
        }
    }

    /// What comes before somebody listens is not for them.
    private void isHeard(String text, BlockingQueue<String> heardThere) {
        Awaitility.await().until(() -> {
            other.tellFirst("close", text);
            return text.equals(heardThere.poll(1, TimeUnit.SECONDS));
        });
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String pollUnchecked(BlockingQueue<String> texts) {
        try {
            return Objects.requireNonNull(texts.poll(20, TimeUnit.SECONDS), "Nothing is heard.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
