package dev.sportello.hours;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Days that are not as the week has them, such as a holiday. Immutable.
///
/// Of days that come again each year, those before `first` are as the week has them. 29 February is left out in a year
/// that does not have it. Days that go on from February into March hold on it in every leap year, whether or not the
/// year of `first` is one.
///
/// @param name as admins call it; blank for none
/// @param first the first of the days
/// @param last the last of them; less than a year after the first
/// @param yearly whether the days come again in each later year
/// @param hours of each of the days
public record HoursException(String name, LocalDate first, LocalDate last, boolean yearly, DayHours hours) {
    private static final int LATEST = 9999;
    private static final MonthDay LEAP_DAY = MonthDay.of(Month.FEBRUARY, 29);

    /// @throws IllegalArgumentException if the last day is before the first or a year and more behind it, or a year is
    ///     not one of 1 to 9999, the years that ISO 8601 writes in four digits
    public HoursException {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(hours, "hours");
        if (first.getYear() < 1 || last.getYear() > LATEST) {
            throw new IllegalArgumentException("Give an exception a date in the years 1 to 9999.");
        }
        if (!fit(first, last)) {
            throw new IllegalArgumentException(
                    "Let an exception end on the day it begins or later, and less than a year after it.");
        }
    }

    /// One day, without a name.
    ///
    /// @throws IllegalArgumentException as the constructor
    public static HoursException on(LocalDate date, DayHours hours) {
        return new HoursException("", date, date, false, hours);
    }

    /// Whether these can be the first and the last day of an exception, for a form that shows it as one types.
    public static boolean fit(LocalDate first, LocalDate last) {
        return !last.isBefore(first) && last.isBefore(first.plusYears(1));
    }

    /// Whether both are of one kind, for once or yearly, and have a day in common. Two of different kinds get along: on
    /// a day of both, what is for once counts.
    public boolean overlaps(HoursException other) {
        if (yearly != other.yearly) {
            return false;
        }
        if (!yearly) {
            return !first.isAfter(other.last) && !other.first.isAfter(last);
        }
        var common = new HashSet<>(daysOfTheYear());
        common.retainAll(other.daysOfTheYear());
        return !common.isEmpty();
    }

    /// The days of any year on which it holds when it is yearly.
    Set<MonthDay> daysOfTheYear() {
        return first.datesUntil(last.plusDays(1))
                .flatMap(date ->
                        goesOnInMarch(date) ? Stream.of(MonthDay.from(date), LEAP_DAY) : Stream.of(MonthDay.from(date)))
                .collect(Collectors.toSet());
    }

    /// Whether the date is the last of February, and the day after it is one of the days too.
    private boolean goesOnInMarch(LocalDate date) {
        return date.getMonth() == Month.FEBRUARY && date.getDayOfMonth() == date.lengthOfMonth() && date.isBefore(last);
    }
}
