package dev.sportello.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// When the shop is open: hours for each weekday, and exceptions that replace whole days. Immutable.
///
/// Hours are what the clock on the wall shows, in the zone given to [#at]. Where that clock is changed:
///
/// - A start or an end that the clock skips moves to the first instant that exists after it, so that 02:30 means 03:00
///   on the day that has no 02:30. A range that is skipped as a whole is empty, and so is a day that a zone left out.
/// - Of a time that comes twice, a start means the first and an end the second: rather open too long than closed while
///   somebody relies on it. 02:15–02:45 is then one stretch of an hour and a half, and 22:00–02:00 ends at the second
///   02:00, where in Rome the clock is set back from 03:00.
/// - So a range that begins where another ends leaves no second between them, and hours without a gap never close.
///
/// Open is what lies in a range of any day: what runs past midnight adds to the next day's own hours. Only a day with
/// an exception begins anew. It begins at its first instant, as [LocalDate#atStartOfDay(ZoneId)] has it, and that ends
/// all ranges of the days before it:
///
/// - Where the clock skips midnight (Beirut, Havana, São Paulo until 2018) that is the first instant after the gap.
/// - Where midnight comes twice (the Azores each autumn, St. John's until 2011) it is the first midnight, and so even a
///   range that ends at 24:00 ends there, not at the second. What then comes again of the evening before, as in St.
///   John's from 23:01, belongs to the exception.
///
/// @param week the weekdays with hours; on any other the shop is closed
/// @param exceptions the days that are not as the week has them, by their first day
public record OfficeHours(Map<DayOfWeek, DayHours> week, List<HoursException> exceptions) {
    public static final OfficeHours NONE = new OfficeHours(Map.of(), List.of());

    /// @throws IllegalArgumentException if two exceptions of one kind, for once or yearly, have a day in common
    public OfficeHours {
        week = openDays(week);
        exceptions = exceptions.stream()
                .sorted(Comparator.comparing(HoursException::first).thenComparing(HoursException::yearly))
                .toList();
        var _ = new ExceptionCalendar(exceptions);
    }

    /// Hours with exceptions of single days.
    ///
    /// @throws IllegalArgumentException if a date's year is not one of 1 to 9999
    public static OfficeHours of(Map<DayOfWeek, DayHours> week, Map<LocalDate, DayHours> days) {
        return new OfficeHours(
                week,
                days.entrySet().stream()
                        .map(day -> HoursException.on(day.getKey(), day.getValue()))
                        .toList());
    }

    /// The hours of a weekday that is no exception.
    public DayHours every(DayOfWeek day) {
        return week.getOrDefault(day, DayHours.CLOSED);
    }

    /// The hours of a date: the exception's, or else its weekday's.
    public DayHours on(LocalDate date) {
        return on(date, new ExceptionCalendar(exceptions));
    }

    DayHours on(LocalDate date, ExceptionCalendar calendar) {
        var exception = calendar.on(date);
        return exception == null ? every(date.getDayOfWeek()) : exception.hours();
    }

    /// Whether there is any range at all. Without one there are no automatic replies either.
    public boolean isSet() {
        return !week.isEmpty()
                || exceptions.stream().anyMatch(day -> !day.hours().ranges().isEmpty());
    }

    /// Whether the shop is open at the instant, and until when. `until` is exactly the next change.
    ///
    /// @param zone the account's
    /// @throws java.time.DateTimeException if the instant lies within days of [LocalDate#MIN] or [LocalDate#MAX],
    ///     which are a thousand million years away
    public Opening at(Instant instant, ZoneId zone) {
        return new Outlook(this, new WallClock(zone.getRules()), instant).opening();
    }

    /// Whether the ranges of the week leave no minute out, and so the shop closes on an exception only.
    boolean weekHasNoGap() {
        for (var day : DayOfWeek.values()) {
            var openUntil = minutesPastMidnight(every(day.minus(1)));
            for (var range : every(day).ranges()) {
                if (range.startMinute() > openUntil) {
                    return false;
                }
                openUntil = Math.max(openUntil, range.endMinute());
            }
            if (openUntil < HoursRange.MINUTES_OF_A_DAY) {
                return false;
            }
        }
        return true;
    }

    /// Whether each day of the week is a whole one, whatever the days beside it are.
    boolean isOpenAllWeek() {
        return Arrays.stream(DayOfWeek.values()).allMatch(day -> every(day).isAllDay());
    }

    private static int minutesPastMidnight(DayHours day) {
        return day.ranges().isEmpty()
                ? 0
                : Math.max(0, day.ranges().getLast().endMinute() - HoursRange.MINUTES_OF_A_DAY);
    }

    /// In the order of the week, whatever order they came in, and equal for equal hours.
    private static Map<DayOfWeek, DayHours> openDays(Map<DayOfWeek, DayHours> week) {
        var days = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
        week.forEach((day, hours) -> {
            if (!hours.ranges().isEmpty()) {
                days.put(day, hours);
            }
        });
        return Collections.unmodifiableMap(days);
    }
}
