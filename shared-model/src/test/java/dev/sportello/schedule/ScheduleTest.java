package dev.sportello.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.schedule.tried.TwoCount;
import dev.sportello.schedule.tried.TwoLocks;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {
    private static final String COUNTER = "test/java/dev/sportello/schedule/tried/Counter.java";
    private static final String NO_LOCK =
            "new ReentrantLock() { @Override public void lock() {} @Override public void unlock() {} }";
    private static final Schedules TWO_COUNT = Schedules.of(TwoCount.class);

    @Test
    void whatIsGuardedHoldsInEveryOrder() {
        TWO_COUNT.hold(500);
    }

    static Stream<Fault> lostGuards() {
        return Stream.of(new Fault(COUNTER, "new ReentrantLock()", NO_LOCK), new Fault(COUNTER, "synchronized ", ""));
    }

    /// What fails in every order would say nothing of the orders.
    @ParameterizedTest
    @MethodSource("lostGuards")
    void findsThatACounterLostItsGuard(Fault fault) {
        assertThat(TWO_COUNT.with(fault).firstFailure(20))
                .as("the first order in which it fails")
                .isPresent();
    }

    @Test
    void makesManyOrdersAndTheSameOneForTheSameSeed() {
        var traces = new HashSet<Integer>();
        for (var seed = 1; seed <= 100; seed++) {
            var trace = TWO_COUNT.trace(seed);
            assertThat(TWO_COUNT.trace(seed)).as("the order of seed %d", seed).isEqualTo(trace);
            traces.add(trace);
        }
        assertThat(traces).hasSizeGreaterThan(60);
    }

    @Test
    void saysWhereThreadsStandThatWaitForEachOther() {
        assertThatThrownBy(() -> Schedules.of(TwoLocks.class).hold(100))
                .hasMessageContaining("-Dschedule=")
                .cause()
                .hasMessageContaining("No thread can go on")
                .hasMessageContaining("TwoLocks.take");
    }
}
