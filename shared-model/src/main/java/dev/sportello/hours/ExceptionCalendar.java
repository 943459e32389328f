package dev.sportello.hours;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// On which dates there are exceptions. Not changed once it is made.
final class ExceptionCalendar {
    /// No day of a year is further from its next: 29 February is left out in 1900 and 2100.
    private static final int YEARS_BETWEEN_LEAP_DAYS = 8;

    private final Collection<HoursException> all;
    private final NavigableMap<LocalDate, HoursException> once = new TreeMap<>();
    private final NavigableMap<MonthDay, HoursException> yearly = new TreeMap<>();

    /// Those that are yearly, by the first of their days in the first year.
    private final NavigableMap<LocalDate, HoursException> firstTimes = new TreeMap<>();

    private LocalDate yearlySince = LocalDate.MAX;

    /// @throws IllegalArgumentException if two that are for once, or two that are yearly, have a day in common
    ExceptionCalendar(Collection<HoursException> exceptions) {
        all = exceptions;
        exceptions.forEach(this::add);
    }

    private void add(HoursException exception) {
        if (exception.yearly()) {
            yearlySince = earlier(yearlySince, exception.first());
            firstTimes.put(exception.first(), exception);
            exception.daysOfTheYear().forEach(day -> refuseSecond(yearly.put(day, exception)));
        } else {
            var before = once.floorEntry(exception.last());
            refuseSecond(before == null || before.getValue().last().isBefore(exception.first()) ? null : before);
            once.put(exception.first(), exception);
        }
    }

    private static void refuseSecond(@Nullable Object other) {
        if (other != null) {
            throw new IllegalArgumentException(
                    "Two exceptions have a day in common. Shorten or remove one of the two.");
        }
    }

    /// Those of the exceptions that pass, as if there were no other ones.
    ExceptionCalendar only(Predicate<HoursException> test) {
        return new ExceptionCalendar(all.stream().filter(test).toList());
    }

    /// The exception that counts on the date: of two, the one that is for once.
    @Nullable
    HoursException on(LocalDate date) {
        var latest = once.floorEntry(date);
        if (latest != null && !latest.getValue().last().isBefore(date)) {
            return latest.getValue();
        }
        var found = yearly.get(MonthDay.from(date));
        return found == null || date.isBefore(found.first()) ? null : found;
    }

    /// The first date with an exception, from this one on; null after the last.
    @Nullable
    LocalDate next(LocalDate from) {
        return earliest(next(once, from), nextYearly(from));
    }

    /// The first date, from this one on, of an exception that is for once, or of the first time of a yearly one.
    /// Between two such dates each year has the exceptions of the one before, but for leap days.
    @Nullable
    LocalDate nextOfNoOtherYear(LocalDate from) {
        return earliest(next(once, from), next(firstTimes, from));
    }

    private static @Nullable LocalDate next(NavigableMap<LocalDate, HoursException> apart, LocalDate from) {
        var latest = apart.floorEntry(from);
        return latest != null && !latest.getValue().last().isBefore(from) ? from : apart.ceilingKey(from);
    }

    private static @Nullable LocalDate earliest(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return earlier(one, other);
    }

    private @Nullable LocalDate nextYearly(LocalDate from) {
        if (yearly.isEmpty()) {
            return null;
        }
        var start = later(from, yearlySince);
        for (var year = start.getYear(); year <= start.getYear() + YEARS_BETWEEN_LEAP_DAYS; year++) {
            var days = year == start.getYear() ? yearly.tailMap(MonthDay.from(start), true) : yearly;
            for (var day : days.entrySet()) {
                if (day.getKey().isValidYear(year)
                        && !day.getKey().atYear(year).isBefore(day.getValue().first())) {
                    return day.getKey().atYear(year);
                }
            }
        }
        return null;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }
}
