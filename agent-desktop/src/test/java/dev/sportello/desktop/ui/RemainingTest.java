package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RemainingTest {
    private static final Duration WHOLE = Duration.ofSeconds(10);

    @Test
    void whatIsLeftGrowsShorterBySmallSteps() {
        var remaining = new Remaining(WHOLE, WHOLE);
        assertThat(remaining.share(0, false)).isEqualTo(1);
        assertThat(remaining.share(0.255, false)).isEqualTo(0.745);
        assertThat(remaining.share(1, false)).isZero();
    }

    @Test
    void whoWantsLessMotionSeesItGoBySeconds() {
        var remaining = new Remaining(WHOLE, WHOLE);
        assertThat(remaining.share(0.255, true)).isEqualTo(0.8);
        assertThat(remaining.share(0.295, true)).isEqualTo(0.8);
        assertThat(remaining.share(1, true)).isZero();
    }

    @Test
    void whatBeganEarlierHasLessLeftAtOnce() {
        assertThat(new Remaining(Duration.ofSeconds(4), WHOLE).share(0, false)).isEqualTo(0.4);
        assertThat(new Remaining(Duration.ofSeconds(4), WHOLE).share(0.5, false))
                .isEqualTo(0.2);
    }

    @Test
    void aClockThatIsWrongDrawsNothingOutsideTheToast() {
        assertThat(new Remaining(Duration.ofSeconds(-1), WHOLE).share(0, false)).isZero();
        assertThat(new Remaining(Duration.ofSeconds(40), WHOLE).share(0, false)).isEqualTo(1);
    }
}
