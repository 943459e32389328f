package dev.sportello.desktop;

import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import dev.sportello.hours.Opening;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// How long it takes to decide whether a shop is open.
final class HoursSpeed {
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SECONDS_OF_A_YEAR = 365 * 24 * 3_600;
    private static final int AT_ONCE = 10_000;

    /// The mean over random instants of a year, in the better of two halves of the time: the first warms up.
    static double nanosOfADecision(Duration time) {
        var hours = hours();
        return Math.min(mean(hours, time.dividedBy(2)), mean(hours, time.dividedBy(2)));
    }

    private static double mean(OfficeHours hours, Duration time) {
        var random = new SplittableRandom(1);
        var began = System.nanoTime();
        var decided = 0L;
        var open = 0L;
        while (System.nanoTime() - began < time.toNanos()) {
            for (var i = 0; i < AT_ONCE; i++) {
                var at = YEAR.plusSeconds(random.nextInt(SECONDS_OF_A_YEAR));
                open += hours.at(at, ROME) instanceof Opening.Open ? 1 : 0;
            }
            decided += AT_ONCE;
        }
        if (open == 0) {
            throw new IllegalStateException("A shop that never opens measures nothing.");
        }
        return (System.nanoTime() - began) / (double) decided;
    }

    private static OfficeHours hours() {
        var day = DayHours.of(range(9, 13), range(14, 18));
        var week = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
        for (var weekday : DayOfWeek.values()) {
            week.put(weekday, weekday == DayOfWeek.SUNDAY ? DayHours.CLOSED : day);
        }
        var exceptions = new TreeMap<LocalDate, DayHours>();
        for (var i = 0; i < 30; i++) {
            exceptions.put(LocalDate.of(2026, 1, 6).plusDays(12L * i), DayHours.CLOSED);
        }
        return OfficeHours.of(week, exceptions);
    }

    private static HoursRange range(int start, int end) {
        return new HoursRange(LocalTime.of(start, 0), LocalTime.of(end, 0));
    }

    private HoursSpeed() {}
}
