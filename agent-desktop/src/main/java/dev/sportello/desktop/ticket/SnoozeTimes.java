package dev.sportello.desktop.ticket;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;

/// The times until which tickets are mostly put aside, on the agent's own clock. Immutable.
record SnoozeTimes(Clock clock) {
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    Instant inThreeHours() {
        return clock.instant().plus(Duration.ofHours(3));
    }

    Instant tomorrowMorning() {
        return at(today().plusDays(1), MORNING);
    }

    Instant nextWeek() {
        return at(today().with(TemporalAdjusters.next(DayOfWeek.MONDAY)), MORNING);
    }

    /// A time that the clock skips on that day is the first one after it.
    Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(clock.getZone()).toInstant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
