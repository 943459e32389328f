package dev.sportello.relay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnsTest extends OnBothDatabases {
    /// A waiting thread that kept its carrier would give the others none, however many processors there are.
    private static final int MANY = Runtime.getRuntime().availableProcessors() * 4;

    /// Enough of them for the others to have come as far as the row.
    private static final int LOOKS = 5_000;

    private static final Duration SOON = Duration.ofSeconds(20);

    @BeforeEach
    void makeTable() {
        database()
                .jdbi()
                .useHandle(
                        handle -> handle.execute("create table kept (id uuid primary key, name varchar(20) unique)"));
    }

    @Test
    void thoseWhoWaitForARowLeaveTheProcessorsToTheOneThatWritesIt() throws Exception {
        var turns = new Turns(database(), MANY);
        requireFreeProcessors(turns, () -> turns);
    }

    @Test
    void thoseOfOtherQueuesDoSoToo() throws Exception {
        var turns = new Turns(database(), MANY);
        requireFreeProcessors(turns, () -> turns.beside(MANY));
    }

    private static void requireFreeProcessors(Turns turns, Supplier<Turns> ofOthers) throws Exception {
        var written = new CountDownLatch(1);
        var waited = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> turns.run(handle -> {
                var kept = keep(handle);
                written.countDown();
                await(waited);
                return kept;
            }));
            await(written);
            var others = Stream.generate(ofOthers)
                    .limit(MANY)
                    .map(queue -> threads.submit(() -> queue.run(TurnsTest::keep)))
                    .toList();
            for (var turn = 0; turn < LOOKS; turn++) {
                assertThat(threads.submit(() -> "free").get(5, TimeUnit.SECONDS))
                        .isEqualTo("free");
            }
            waited.countDown();
            assertThat(first.get(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(others).extracting(Future::get).containsOnly(false);
        }
    }

    /// A row with an id of its own, as all are: it is the name that there is once.
    private static boolean keep(Handle handle) {
        return handle.select("select id from kept where name = 'Maria'")
                        .mapTo(UUID.class)
                        .findOne()
                        .isEmpty()
                && handle.execute("insert into kept values (?, 'Maria')", UUID.randomUUID()) == 1;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
