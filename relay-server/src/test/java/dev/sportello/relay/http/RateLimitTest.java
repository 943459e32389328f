package dev.sportello.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.MovableClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final MovableClock clock = new MovableClock();
    private final RateLimit<String> limit = new RateLimit<>(new Rate(2, Duration.ofSeconds(1), 5), clock);

    @Test
    void letsSoManyPassAtOnceAndThenSoManyInATime() {
        assertThat(passed("anna", 10)).isEqualTo(5);
        clock.move(Duration.ofSeconds(1));
        assertThat(passed("anna", 10)).isEqualTo(2);
    }

    @Test
    void oneActorsHasteIsNotAnothersTrouble() {
        assertThat(passed("anna", 10)).isEqualTo(5);
        assertThat(passed("bruno", 10)).isEqualTo(5);
    }

    @Test
    void aCrowdOfActorsIsForgottenOnceQuiet() {
        IntStream.range(0, 12_000)
                .forEach(i -> assertThat(limit.tryPass("actor " + i)).isTrue());
        clock.move(Duration.ofSeconds(10));
        assertThat(limit.tryPass("another")).isTrue();
        assertThat(limit.actors()).isLessThan(10);
    }

    @Test
    void whatPassedElsewhereBeyondTheLimitIsMadeUpFor() {
        for (var i = 0; i < 9; i++) {
            limit.count("anna");
        }
        clock.move(Duration.ofSeconds(2));
        assertThat(passed("anna", 10)).isZero();
        clock.move(Duration.ofSeconds(1));
        assertThat(passed("anna", 10)).isEqualTo(2);
    }

    private long passed(String actor, int times) {
        return IntStream.range(0, times).filter(_ -> limit.tryPass(actor)).count();
    }
}
