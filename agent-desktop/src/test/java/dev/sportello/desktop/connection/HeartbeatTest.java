package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private final MovableClock clock = new MovableClock();
    private final Heartbeat heartbeat = new Heartbeat(ConnectionTimes.STANDARD, clock);

    @Test
    void pingsEveryTwentySeconds() {
        assertThat(heartbeat.pingDue()).isFalse();
        clock.move(Duration.ofSeconds(20));
        assertThat(heartbeat.pingDue()).isTrue();
        assertThat(heartbeat.pingDue()).isFalse();
        assertThat(heartbeat.untilPing()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aLinkIsDeadAfterFiftySilentSeconds() {
        clock.move(Duration.ofSeconds(50));
        assertThat(heartbeat.silent()).isFalse();
        clock.move(Duration.ofMillis(1));
        assertThat(heartbeat.silent()).isTrue();
        heartbeat.received();
        assertThat(heartbeat.silent()).isFalse();
    }

    @Test
    void aClockThatIsSetBackNeitherKillsTheLinkNorStopsThePings() {
        clock.move(Duration.ofHours(-1));
        assertThat(heartbeat.silent()).isFalse();
        assertThat(heartbeat.pingDue()).isTrue();
        clock.move(Duration.ofSeconds(51));
        assertThat(heartbeat.silent()).isTrue();
    }
}
