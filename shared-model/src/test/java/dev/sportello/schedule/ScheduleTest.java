package dev.sportello.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.schedule.tried.TwoCount;
import dev.sportello.schedule.tried.TwoLocks;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final String COUNTER = "test/java/dev/sportello/schedule/tried/Counter.java";
    private static final Schedules TWO_COUNT = Schedules.of(TwoCount.class);

    @Test
    void whatIsGuardedHoldsInEveryOrder() {
        TWO_COUNT.hold(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock.lock();", "lock.unlock();", "synchronized "})
    void findsThatACounterLostItsGuard(String guard) {
        assertThat(TWO_COUNT.with(new Fault(COUNTER, guard, "")).firstFailure(20))
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
