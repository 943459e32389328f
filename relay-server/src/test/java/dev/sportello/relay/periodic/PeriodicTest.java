package dev.sportello.relay.periodic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeriodicTest {
    private static final Duration OFTEN = Duration.ofMillis(1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Periodic periodic = new Periodic(meters);

    @AfterEach
    void close() {
        periodic.close();
    }

    @Test
    void runsAgainAndAgain() throws Exception {
        var runs = new CountDownLatch(10);
        periodic.every("count", OFTEN, runs::countDown);
        runs.await();
        assertThat(runs.getCount()).isZero();
    }

    @Test
    void aPieceThatFailsIsTriedAgainAndSaysSoInTheMetrics() {
        var fails = new AtomicBoolean(true);
        var runs = new AtomicInteger();
        periodic.every("moody", OFTEN, () -> {
            runs.incrementAndGet();
            if (fails.get()) {
                throw new IllegalStateException("not today");
            }
        });
        await().until(() -> runs.get() > 3 && failing("moody") == 1);
        fails.set(false);
        await().until(() -> failing("moody") == 0);
        assertThat(meters.get("sportello.periodic.age")
                        .tag("name", "moody")
                        .gauge()
                        .value())
                .isNotNegative();
    }

    @Test
    void neitherAnErrorNorAPieceThatHangsStopsTheOthers() throws Exception {
        var release = new CountDownLatch(1);
        var hangs = new CountDownLatch(1);
        periodic.every("hangs", OFTEN, () -> {
            hangs.countDown();
            awaitQuietly(release);
        });
        periodic.every("throws", OFTEN, () -> {
            throw new AssertionError("on purpose");
        });
        hangs.await();
        var others = new CountDownLatch(5);
        periodic.every("others", OFTEN, others::countDown);
        others.await();
        assertThat(failing("throws")).isEqualTo(1);
        assertThat(failing("others")).isZero();
        release.countDown();
    }

    @Test
    void noPieceRunsTwiceAtOnce() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var runs = new CountDownLatch(200);
        periodic.every("alone", Duration.ZERO, () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            inside.decrementAndGet();
            runs.countDown();
        });
        runs.await();
        assertThat(most).hasValue(1);
    }

    @Test
    void closingWaitsForWhatIsUnderWayWithoutInterruptingItAndStartsNothingMore() throws Exception {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var runs = new AtomicInteger();
        var interrupted = new AtomicBoolean();
        periodic.every("slow", OFTEN, () -> {
            runs.incrementAndGet();
            begun.countDown();
            interrupted.set(!awaitQuietly(release));
        });
        begun.await();
        var closing = Thread.ofVirtual().start(periodic::close);
        await().until(() ->
                closing.getState() == Thread.State.WAITING || closing.getState() == Thread.State.TIMED_WAITING);
        release.countDown();
        closing.join();
        assertThat(interrupted).isFalse();
        assertThat(runs).hasValue(1);
    }

    @Test
    void whatIsUnderWayIsToldThatTheRelayEnds() throws Exception {
        var begun = new CountDownLatch(1);
        periodic.every("long", OFTEN, () -> {
            begun.countDown();
            while (periodic.goesOn()) {
                Thread.onSpinWait();
            }
        });
        begun.await();
        assertThat(periodic.goesOn()).isTrue();
        periodic.close();
        assertThat(periodic.goesOn()).isFalse();
    }

    private double failing(String name) {
        return meters.get("sportello.periodic.failing")
                .tag("name", name)
                .gauge()
                .value();
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
