package dev.sportello.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Exceptions of several days, yearly or not, mean the same as each of their days by itself.
class YearlyExceptionsTest {
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final LocalDate BEGIN = LocalDate.of(2019, 1, 1);
    private static final LocalDate END = LocalDate.of(2041, 1, 1);

    @Property(tries = 300)
    void exceptionsMeanTheSameAsTheirDaysOneByOne(
            @ForAll("hours") OfficeHours hours, @ForAll("dates") LocalDate date, @ForAll("minutes") int minute) {
        var byDay = OfficeHours.of(hours.week(), days(hours.exceptions()));
        var instant = date.atStartOfDay(ROME).plusMinutes(minute).toInstant();
        var end = END.atStartOfDay(ROME).toInstant().minus(2, ChronoUnit.DAYS);

        var found = hours.at(instant, ROME);
        var expected = byDay.at(instant, ROME);

        assertThat(found.getClass()).isEqualTo(expected.getClass());
        var until = expected.until();
        if (until != null && until.isBefore(end)) {
            assertThat(found.until()).isEqualTo(until);
        } else if (found.until() != null) {
            assertThat(found.until()).isAfterOrEqualTo(end);
        }
    }

    @Property(tries = 300)
    void theNextExceptionIsTheFirstOfTheDaysToCome(
            @ForAll("hours") OfficeHours hours, @ForAll("dates") LocalDate date) {
        var next = days(hours.exceptions()).ceilingKey(date);
        var found = new ExceptionCalendar(hours.exceptions()).next(date);

        assertThat(found == null || found.isBefore(END) ? found : null).isEqualTo(next);
    }

    /// What the exceptions say of each day from [#BEGIN] until [#END]; those for once last, which count more.
    private static NavigableMap<LocalDate, DayHours> days(List<HoursException> exceptions) {
        var days = new TreeMap<LocalDate, DayHours>();
        exceptions.stream().filter(HoursException::yearly).forEach(exception -> {
            for (var later = 0; later < END.getYear() - BEGIN.getYear(); later++) {
                firstDay(exception, later)
                        .datesUntil(exception.last().plusYears(later).plusDays(1))
                        .filter(day -> day.isBefore(END))
                        .forEach(day -> days.put(day, exception.hours()));
            }
        });
        exceptions.stream()
                .filter(exception -> !exception.yearly())
                .forEach(exception -> exception
                        .first()
                        .datesUntil(exception.last().plusDays(1))
                        .forEach(day -> days.put(day, exception.hours())));
        return days;
    }

    /// The first day some years later. What begins on 29 February begins on 1 March in a year that has none, and may
    /// then have no day at all.
    private static LocalDate firstDay(HoursException exception, int yearsLater) {
        var first = exception.first().plusYears(yearsLater);
        return first.getDayOfMonth() < exception.first().getDayOfMonth() ? first.plusDays(1) : first;
    }

    @Provide
    Arbitrary<OfficeHours> hours() {
        var week = Arbitraries.maps(Arbitraries.of(DayOfWeek.class), day()).ofMaxSize(7);
        var always =
                day().map(hours -> Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(day -> day, _ -> hours)));
        return Combinators.combine(
                        Arbitraries.oneOf(week, always),
                        exception().list().ofMinSize(1).ofMaxSize(6))
                .as((days, exceptions) -> new OfficeHours(days, apart(exceptions)));
    }

    /// Those that overlap none before them.
    private static List<HoursException> apart(List<HoursException> exceptions) {
        var kept = new ArrayList<HoursException>();
        for (var exception : exceptions) {
            if (kept.stream().noneMatch(exception::overlaps)) {
                kept.add(exception);
            }
        }
        return kept;
    }

    private Arbitrary<HoursException> exception() {
        var lengths = Arbitraries.oneOf(
                Arbitraries.of(0, 0, 1),
                Arbitraries.integers().between(0, 30),
                Arbitraries.integers().between(0, 363));
        return Combinators.combine(dates(), lengths, Arbitraries.of(true, false), day())
                .as((first, length, yearly, hours) ->
                        new HoursException("", first, first.plusDays(length), yearly, hours));
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        var any = Arbitraries.integers().between(0, 365 * 8).map(BEGIN::plusDays);
        var special = Arbitraries.of("2024-02-29", "2024-02-28", "2020-02-29", "2023-02-20", "2023-12-31", "2024-01-01")
                .map(LocalDate::parse);
        return Arbitraries.oneOf(any, any, special);
    }

    @Provide
    Arbitrary<Integer> minutes() {
        return Arbitraries.integers().between(0, 24 * 60 - 1);
    }

    private Arbitrary<DayHours> day() {
        return Arbitraries.of(
                DayHours.CLOSED,
                DayHours.of(range(0, 0)),
                DayHours.of(range(9, 18)),
                DayHours.of(range(9, 13), range(22, 2)),
                DayHours.of(range(8, 20), range(20, 8)));
    }

    private static HoursRange range(int start, int end) {
        return new HoursRange(LocalTime.of(start, 0), LocalTime.of(end, 0));
    }
}
