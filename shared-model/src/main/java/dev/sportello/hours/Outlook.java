package dev.sportello.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Looks ahead from one instant: goes through the ranges in the order of their starts, joins those that touch, and
/// stops at the first gap. Used once, by one thread.
///
/// **Where it begins.** No zone is further than 18 hours from UTC ([ZoneOffset#MAX]), and a range ends less than two
/// days after its date begins. So what began three days before the instant's date in UTC was over at least six hours
/// before that date began.
///
/// **Why it ends.** Each round goes to a later day. Within a hundred years, each of the fourteen calendars that a year
/// can have comes up, and no zone lists changes of its clock further ahead. What has not changed by then is the same
/// every year. From there on, only the days around an exception for once are gone through, and those around the first
/// time of a yearly one. After the last of these nothing changes any more.
///
/// **Why that is soon.**
///
/// - A week without any range is left out; then only the exceptions with hours are gone through.
/// - Hours that leave no minute of the week out stay open from any day up to the next exception that leaves one out,
///   whatever the zone does, since an end is never before a start at the same time on the wall. That is one round, and
///   it finds the end there.
/// - Any other week has both an open and a closed minute. It changes within eight days, unless one of these is an
///   exception, or the zone's clock is changed on one. No zone has ever changed its clock in three weeks running.
///   Exceptions that hold for a whole year and come again are what nobody means; those cost a round for each day of the
///   hundred years.
final class Outlook {
    private static final Instant FOR_EVER = Instant.MAX;
    private static final LocalDate NEVER = LocalDate.MAX;
    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final int YEARS_DAY_BY_DAY = 100;

    /// A range ends less than so many days after its date begins.
    private static final int DAYS_OF_A_RANGE = 2;

    /// How many days before an exception, and after it, are gone through for it.
    private static final int DAYS_AROUND = DAYS_OF_A_RANGE + 1;

    private final OfficeHours hours;
    private final ExceptionCalendar exceptions;
    private final boolean weekHasNoGap;

    /// The exceptions that end what is open: in a week of whole days, only those that are no whole day themselves.
    private final ExceptionCalendar breaks;

    /// The exceptions that open what is closed.
    private final ExceptionCalendar openings;

    private final WallClock clock;
    private final Instant instant;
    private final LocalDate first;

    /// From this day on, only what is of no other year changes anything.
    private final LocalDate sameEveryYear;

    /// The end of what is open at the instant, as far as it is known; null while no range has been found that holds it.
    private @Nullable Instant openUntil;

    Outlook(OfficeHours hours, WallClock clock, Instant instant) {
        this.hours = hours;
        exceptions = new ExceptionCalendar(hours.exceptions());
        weekHasNoGap = hours.weekHasNoGap();
        breaks = hours.isOpenAllWeek() ? exceptions.only(day -> !day.hours().isAllDay()) : exceptions;
        openings = exceptions.only(day -> !day.hours().ranges().isEmpty());
        this.clock = clock;
        this.instant = instant;
        first = LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond(), DAY) - 2);
        sameEveryYear = first.getYear() > Year.MAX_VALUE - YEARS_DAY_BY_DAY ? NEVER : first.plusYears(YEARS_DAY_BY_DAY);
    }

    Opening opening() {
        var day = onward(dayWithHours(first));
        while (day != null && day.isBefore(NEVER)) {
            Opening found;
            if (weekHasNoGap && isUnbroken(day) && isUnbroken(day.minusDays(1))) {
                found = take(clock.start(day, 0), nextBreak(day));
                day = onward(breaks.next(day.plusDays(1)));
            } else {
                found = takeRangesOf(day);
                day = onward(dayWithHours(day.plusDays(1)));
            }
            if (found != null) {
                return found;
            }
        }
        if (openUntil == null) {
            return new Opening.Closed(null);
        }
        return new Opening.Open(day == null && !openUntil.equals(FOR_EVER) ? openUntil : null);
    }

    private @Nullable Opening takeRangesOf(LocalDate day) {
        var ranges = hours.on(day, exceptions).ranges();
        if (ranges.isEmpty()) {
            return null;
        }
        var cut = nextBreak(day);
        for (var range : ranges) {
            if (longOver(day, range)) {
                continue;
            }
            var end = clock.end(day, range.endMinute());
            var found = take(clock.start(day, range.startMinute()), end.isBefore(cut) ? end : cut);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// Takes the next range, which starts no earlier than those before it.
    ///
    /// @return the answer, if this range shows it
    private @Nullable Opening take(Instant start, Instant end) {
        if (!end.isAfter(instant) || !end.isAfter(start)) {
            return null; // Over, or skipped by the clock.
        }
        if (openUntil == null) {
            if (start.isAfter(instant)) {
                return new Opening.Closed(start);
            }
            openUntil = end;
        } else if (start.isAfter(openUntil)) {
            return new Opening.Open(openUntil);
        } else if (end.isAfter(openUntil)) {
            openUntil = end;
        }
        return null;
    }

    /// The first instant of the next exception that ends whatever is open.
    private Instant nextBreak(LocalDate day) {
        var exception = breaks.next(day.plusDays(1));
        return exception == null ? FOR_EVER : clock.start(exception, 0);
    }

    /// Whether the range is over in any zone, which is cheaper to find than when it ends in this one.
    private boolean longOver(LocalDate day, HoursRange range) {
        return day.toEpochDay() * DAY + range.endMinute() * 60L + ZoneOffset.MAX.getTotalSeconds()
                <= instant.getEpochSecond();
    }

    private boolean isUnbroken(LocalDate day) {
        return breaks.on(day) == null;
    }

    /// The day itself. Where all is the same every year and the next change is further off, a day shortly before that
    /// change, up to which what is open stays open; or [#NEVER] after the last.
    private @Nullable LocalDate onward(@Nullable LocalDate day) {
        if (day == null || day.isBefore(sameEveryYear)) {
            return day;
        }
        var change = exceptions.nextOfNoOtherYear(day.minusDays(DAYS_AROUND));
        if (change == null) {
            return NEVER;
        }
        var before = change.minusDays(DAYS_AROUND);
        if (!before.isAfter(day)) {
            return day;
        }
        var stillOpen = clock.start(change.minusDays(1), 0);
        if (openUntil != null && openUntil.isBefore(stillOpen)) {
            openUntil = stillOpen;
        }
        return before;
    }

    /// The day itself; where only exceptions have hours, the first of these from it on, or null after the last.
    private @Nullable LocalDate dayWithHours(LocalDate day) {
        return hours.week().isEmpty() ? openings.next(day) : day;
    }
}
