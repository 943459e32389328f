package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30), new Random(7));

    @Test
    void triesSoonAtFirstAndNotEverybodyInTheSameInstant() {
        var waits = new ArrayList<Duration>();
        for (var desktop = 0; desktop < 100; desktop++) {
            waits.add(backOff.next());
            backOff.reset();
        }
        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofMillis(500)) <= 0);
        assertThat(waits.stream().map(wait -> wait.toMillis() / 100).distinct()).hasSize(5);
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToTheMost() {
        assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofMillis(500));
        for (var due : new int[] {1, 2, 4, 8, 16, 30, 30, 30}) {
            assertThat(backOff.next()).isBetween(Duration.ofSeconds(due).dividedBy(2), Duration.ofSeconds(due));
        }
    }

    @Test
    void beginsAnewAfterASuccess() {
        for (var time = 0; time < 10; time++) {
            assertThat(backOff.next()).isPositive();
        }
        backOff.reset();
        assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofMillis(500));
    }
}
