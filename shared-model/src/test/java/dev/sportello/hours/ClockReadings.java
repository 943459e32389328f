package dev.sportello.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/// A second opinion on office hours, slow and from the words of the specification alone: writes down what the clock on
/// the wall shows at each minute of a span, and colours the minutes that are open, day after day.
///
/// It knows a zone only by the offset at an instant, and never asks which local times are skipped or come twice. It
/// counts in whole minutes, so it can be asked from 1973 on: until January 1972 Liberia was 44 minutes and 30 seconds
/// behind.
final class ClockReadings {
    static final Instant WHOLE_MINUTES_SINCE = Instant.parse("1973-01-01T00:00:00Z");

    private final Instant from;

    /// What the wall shows at each minute, as minutes since it showed the beginning of 1970.
    private final long[] wall;

    private final BitSet open = new BitSet();

    ClockReadings(
            Map<DayOfWeek, List<HoursRange>> week,
            Map<LocalDate, List<HoursRange>> exceptions,
            ZoneId zone,
            Instant from,
            Duration span) {
        this.from = from;
        wall = new long[Math.toIntExact(span.toMinutes())];
        for (var minute = 0; minute < wall.length; minute++) {
            var at = from.plusSeconds(60L * minute);
            var offset = zone.getRules().getOffset(at).getTotalSeconds();
            wall[minute] = Math.floorDiv(at.getEpochSecond() + offset, 60);
        }
        var last = from.plus(span).atOffset(ZoneOffset.UTC).toLocalDate().plusDays(2);
        var date = from.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(3);
        for (; !date.isAfter(last); date = date.plusDays(1)) {
            var exception = exceptions.get(date);
            if (exception != null) {
                open.clear(firstTime(date.atStartOfDay()), wall.length);
            }
            colour(date, exception != null ? exception : week.getOrDefault(date.getDayOfWeek(), List.of()));
        }
    }

    private void colour(LocalDate date, List<HoursRange> ranges) {
        for (var range : ranges) {
            var start = date.atTime(range.start());
            var end = date.atTime(range.end());
            if (!end.isAfter(start)) {
                end = end.plusDays(1);
            }
            var begin = firstTime(start);
            open.set(begin, Math.max(begin, lastTime(end)));
        }
    }

    boolean openAt(Instant instant) {
        return open.get(minuteOf(instant));
    }

    /// The first minute after the instant at which it is the other way round, or the end of the span.
    Instant changeAfter(Instant instant) {
        var minute = minuteOf(instant);
        var change = open.get(minute) ? open.nextClearBit(minute) : open.nextSetBit(minute);
        return from.plusSeconds(60L * (change < 0 ? wall.length : Math.min(change, wall.length)));
    }

    /// The first minute at which the wall shows this time, or else a later one.
    private int firstTime(LocalDateTime time) {
        var sought = reading(time);
        var minute = 0;
        while (minute < wall.length && wall[minute] < sought) {
            minute++;
        }
        return minute;
    }

    /// The last minute at which the wall shows this time, or else the first with a later one.
    private int lastTime(LocalDateTime time) {
        var sought = reading(time);
        var minute = wall.length - 1;
        while (minute >= 0 && wall[minute] != sought) {
            minute--;
        }
        return minute >= 0 ? minute : firstTime(time);
    }

    private static long reading(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) / 60;
    }

    private int minuteOf(Instant instant) {
        return Math.toIntExact(Duration.between(from, instant).toMinutes());
    }
}
