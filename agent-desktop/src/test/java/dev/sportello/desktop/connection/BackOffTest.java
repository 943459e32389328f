package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random(7));

    @Test
    void waitsTwiceAsLongEachTimeUpToTheMost() {
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
        assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
}
