package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private final HandClock clock = new HandClock();
    private final Heartbeat heartbeat = new Heartbeat(Pace.STANDARD, clock);

    @Test
    void pingsEveryTwentySeconds() {
        assertThat(heartbeat.pingDue()).isFalse();
        clock.forward(Duration.ofSeconds(20));
        assertThat(heartbeat.pingDue()).isTrue();
        assertThat(heartbeat.pingDue()).isFalse();
        assertThat(heartbeat.untilPing()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aLinkIsDeadAfterFiftySilentSeconds() {
        clock.forward(Duration.ofSeconds(50));
        assertThat(heartbeat.silent()).isFalse();
        clock.forward(Duration.ofMillis(1));
        assertThat(heartbeat.silent()).isTrue();
        heartbeat.hear();
        assertThat(heartbeat.silent()).isFalse();
    }

    @Test
    void aClockThatIsSetBackNeitherKillsTheLinkNorStopsThePings() {
        clock.forward(Duration.ofHours(-1));
        assertThat(heartbeat.silent()).isFalse();
        assertThat(heartbeat.pingDue()).isTrue();
        clock.forward(Duration.ofSeconds(51));
        assertThat(heartbeat.silent()).isTrue();
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        void forward(Duration time) {
            now = now.plus(time);
        }

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
            throw new UnsupportedOperationException("This clock has no zones.");
        }
    }
}
