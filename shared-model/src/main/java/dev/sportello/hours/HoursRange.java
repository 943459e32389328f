package dev.sportello.hours;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// When the shop is open without a break: `[start, end)` on the clock on the wall, in whole minutes. Immutable.
///
/// An `end` of midnight is the end of the day, 24:00, so that 00:00–00:00 is the whole day. Any other `end` before the
/// `start` lies on the next day: 22:00–02:00 runs past midnight, and belongs to the day on which it starts.
public record HoursRange(LocalTime start, LocalTime end) {
    static final int MINUTES_OF_A_DAY = 24 * 60;

    /// @throws IllegalArgumentException if [#problem] finds one
    public HoursRange {
        var problem = problem(start, end);
        if (problem != null) {
            throw new IllegalArgumentException(problem.sentence());
        }
    }

    /// What is wrong with such a range by itself; null when nothing is. For a form that shows it as one types.
    public static @Nullable HoursProblem problem(LocalTime start, LocalTime end) {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        if (!wholeMinutes(start) || !wholeMinutes(end)) {
            return HoursProblem.SECONDS;
        }
        return start.equals(end) && !start.equals(LocalTime.MIDNIGHT) ? HoursProblem.EMPTY : null;
    }

    /// Minutes from the midnight before the start to the start: 0 to 1439.
    public int startMinute() {
        return minute(start);
    }

    /// Minutes from the midnight before the start to the end: up to 1440 on the same day, more when it runs past
    /// midnight, and never more than a day after the start.
    public int endMinute() {
        var minute = minute(end);
        return minute > startMinute() ? minute : minute + MINUTES_OF_A_DAY;
    }

    /// Whether some of it lies on the next day. A range that ends at midnight does not.
    public boolean runsPastMidnight() {
        return endMinute() > MINUTES_OF_A_DAY;
    }

    /// Whether both, as ranges of one day, share a minute; what runs past midnight counts, on the next day.
    public boolean overlaps(HoursRange other) {
        return startMinute() < other.endMinute() && other.startMinute() < endMinute();
    }

    /// Whether `next` begins where this one ends, and one range can hold both. 05:00–06:00 and 06:00–05:00 are a day
    /// together, but not the whole of one, which alone could be written as a range.
    boolean joins(HoursRange next) {
        var minutes = next.endMinute() - startMinute();
        return next.startMinute() == endMinute()
                && (minutes < MINUTES_OF_A_DAY || minutes == MINUTES_OF_A_DAY && startMinute() == 0);
    }

    private static boolean wholeMinutes(LocalTime time) {
        return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
