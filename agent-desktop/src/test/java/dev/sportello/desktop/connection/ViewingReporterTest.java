package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.wire.ClientFrame.FollowCustomer;
import dev.sportello.wire.ClientFrame.LookAt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ViewingReporterTest {
    private static final TicketId MARIA = new TicketId(1042);
    private static final Duration LONG = Duration.ofMinutes(5);

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final ViewingReporter viewing = new ViewingReporter(new Clock() {
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
        assertThat(viewing.next()).isEmpty();
        assertThat(viewing.untilDue(LONG)).isEqualTo(LONG);
    }

    @Test
    void whatIsOpenIsSaidAgainBeforeItLapses() {
        assertThat(viewing.look(MARIA, false)).isTrue();
        assertThat(viewing.next()).containsExactly(new LookAt(MARIA, false));
        pass(19);
        assertThat(viewing.untilDue(LONG)).isEqualTo(Duration.ofSeconds(1));
        assertThat(viewing.next()).isEmpty();
        pass(1);
        assertThat(viewing.untilDue(LONG)).isZero();
        assertThat(viewing.next()).containsExactly(new LookAt(MARIA, false));
    }

    @Test
    void whoGoesOnTypingSaysSoEveryThreeSeconds() {
        assertThat(viewing.look(MARIA, true)).isTrue();
        assertThat(viewing.next()).containsExactly(new LookAt(MARIA, true));
        pass(2);
        assertThat(viewing.look(MARIA, true)).isFalse();
        pass(1);
        assertThat(viewing.look(MARIA, true)).isTrue();
        assertThat(viewing.next()).containsExactly(new LookAt(MARIA, true));
    }

    @Test
    void leavingIsSaidOnce() {
        assertThat(viewing.look(MARIA, false)).isTrue();
        assertThat(viewing.next()).hasSize(1);
        assertThat(viewing.look(null, false)).isTrue();
        assertThat(viewing.next()).containsExactly(new LookAt(null, false));
        pass(60);
        assertThat(viewing.next()).isEmpty();
    }

    @Test
    void aNewLinkHearsItAnew() {
        assertThat(viewing.look(MARIA, false)).isTrue();
        assertThat(viewing.next()).hasSize(1);
        viewing.reset();
        assertThat(viewing.untilDue(LONG)).isZero();
        assertThat(viewing.next()).containsExactly(new LookAt(MARIA, false));
    }

    @Test
    void aCustomerIsFollowedUntilAnotherIs() {
        var maria = new ProfileId(new UUID(1, 1));
        assertThat(viewing.follow(maria)).isTrue();
        assertThat(viewing.next()).containsExactly(new FollowCustomer(maria));
        pass(20);
        assertThat(viewing.next()).containsExactly(new FollowCustomer(maria));
        assertThat(viewing.follow(null)).isTrue();
        assertThat(viewing.next()).containsExactly(new FollowCustomer(null));
        pass(60);
        assertThat(viewing.next()).isEmpty();
    }

    @Test
    void aNewLinkHearsOfBoth() {
        var maria = new ProfileId(new UUID(1, 1));
        assertThat(viewing.look(MARIA, false)).isTrue();
        assertThat(viewing.follow(maria)).isTrue();
        assertThat(viewing.next()).hasSize(2);
        viewing.reset();
        assertThat(viewing.next()).containsExactly(new LookAt(MARIA, false), new FollowCustomer(maria));
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }
}
