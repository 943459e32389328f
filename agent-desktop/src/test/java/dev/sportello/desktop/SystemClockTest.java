package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SystemClockTest {
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Instant NOW = Instant.parse("2026-03-05T10:42:00Z");

    private Supplier<ZoneId> machine = () -> ROME;
    private final SystemClock clock = new SystemClock(Clock.fixed(NOW, ROME), () -> machine.get());

    @Test
    void itGoesToTheZoneThatTheMachineIsIn() {
        assertThat(clock.getZone()).isEqualTo(ROME);
        machine = () -> TOKYO;
        clock.look();
        assertThat(clock.getZone()).isEqualTo(TOKYO);
        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void aZoneThatCannotBeReadLeavesTheLast() {
        machine = () -> {
            throw new ZoneRulesException("Unknown time-zone ID");
        };
        clock.look();
        assertThat(clock.getZone()).isEqualTo(ROME);
    }
}
