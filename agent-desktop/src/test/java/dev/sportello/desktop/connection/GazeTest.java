package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.TicketId;
import dev.sportello.wire.ClientFrame.LookAt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class GazeTest {
    private static final TicketId MARIA = new TicketId(1042);
    private static final Duration LONG = Duration.ofMinutes(5);

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Gaze gaze = new Gaze(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    });

    @Test
    void whoLooksAtNothingSaysNothing() {
        assertThat(gaze.say()).isNull();
        assertThat(gaze.untilDue(LONG)).isEqualTo(LONG);
    }

    @Test
    void whatIsOpenIsSaidAgainBeforeItLapses() {
        assertThat(gaze.look(MARIA, false)).isTrue();
        assertThat(gaze.say()).isEqualTo(new LookAt(MARIA, false));
        pass(19);
        assertThat(gaze.untilDue(LONG)).isEqualTo(Duration.ofSeconds(1));
        assertThat(gaze.say()).isNull();
        pass(1);
        assertThat(gaze.untilDue(LONG)).isZero();
        assertThat(gaze.say()).isEqualTo(new LookAt(MARIA, false));
    }

    @Test
    void whoGoesOnTypingSaysSoEveryThreeSeconds() {
        assertThat(gaze.look(MARIA, true)).isTrue();
        assertThat(gaze.say()).isEqualTo(new LookAt(MARIA, true));
        pass(2);
        assertThat(gaze.look(MARIA, true)).isFalse();
        pass(1);
        assertThat(gaze.look(MARIA, true)).isTrue();
        assertThat(gaze.say()).isEqualTo(new LookAt(MARIA, true));
    }

    @Test
    void leavingIsSaidOnce() {
        assertThat(gaze.look(MARIA, false)).isTrue();
        assertThat(gaze.say()).isNotNull();
        assertThat(gaze.look(null, false)).isTrue();
        assertThat(gaze.say()).isEqualTo(new LookAt(null, false));
        pass(60);
        assertThat(gaze.say()).isNull();
    }

    @Test
    void aNewLinkHearsItAnew() {
        assertThat(gaze.look(MARIA, false)).isTrue();
        assertThat(gaze.say()).isNotNull();
        gaze.forget();
        assertThat(gaze.untilDue(LONG)).isZero();
        assertThat(gaze.say()).isEqualTo(new LookAt(MARIA, false));
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }
}
