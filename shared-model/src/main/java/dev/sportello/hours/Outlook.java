package dev.sportello.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Looks ahead from one instant: goes through the ranges in the order of their starts, joins those that touch, and
/// stops at the first gap. Used once, by one thread.
///
/// **Where it begins.** No zone is further than 18 hours from UTC ([ZoneOffset#MAX]), and a range ends less than two
/// days after its date begins. So what began three days before the instant's date in UTC was over at least six hours
/// before that date began.
///
/// **Why it ends.** Each round goes to a later day, and:
///
/// - A week without any range is left out; then only the exceptions are gone through, and they are finitely many.
/// - Hours that leave no minute of the week out stay open from any day up to the next exception, whatever the zone
///   does, since an end is never before a start at the same time on the wall. That is one round; after the last
///   exception the shop is open for ever.
/// - Any other week has both an open and a closed minute. It changes within eight days, unless one of these is an
///   exception, or the zone's clock is changed on one. Exceptions are finitely many. So are the changes of a zone's
///   past, and its rules for the future name a few days of the year ([java.time.zone.ZoneRules] holds 16 at most, the
///   zones of 2026 have two); no zone has ever changed its clock in three weeks running.
///
/// So there are, beside a round or two for each exception ahead, about as many as a month has days.
final class Outlook {
    private static final Instant FOR_EVER = Instant.MAX;
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final OfficeHours hours;
    private final WallClock clock;
    private final Instant instant;

    /// The end of what is open at the instant, as far as it is known; null while no range has been found that holds it.
    private @Nullable Instant openUntil;

    Outlook(OfficeHours hours, WallClock clock, Instant instant) {
        this.hours = hours;
        this.clock = clock;
        this.instant = instant;
    }

    Opening opening() {
        var weekHasNoGap = hours.weekHasNoGap();
        var first = LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond(), DAY) - 2);
        for (var day = dayWithHours(first); day != null; ) {
            Opening found;
            if (weekHasNoGap && asTheWeekHasIt(day) && asTheWeekHasIt(day.minusDays(1))) {
                found = take(clock.start(day, 0), nextException(day));
                day = hours.exceptions().higherKey(day);
            } else {
                found = takeRangesOf(day);
                day = dayWithHours(day.plusDays(1));
            }
            if (found != null) {
                return found;
            }
        }
        if (openUntil == null) {
            return new Opening.Closed(null);
        }
        return new Opening.Open(openUntil.equals(FOR_EVER) ? null : openUntil);
    }

    private @Nullable Opening takeRangesOf(LocalDate day) {
        var ranges = hours.on(day).ranges();
        if (ranges.isEmpty()) {
            return null;
        }
        var cut = nextException(day);
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

    /// The first instant of the first exception after the day, which ends whatever is open.
    private Instant nextException(LocalDate day) {
        var exception = hours.exceptions().higherKey(day);
        return exception == null ? FOR_EVER : clock.start(exception, 0);
    }

    /// Whether the range is over in any zone, which is cheaper to find than when it ends in this one.
    private boolean longOver(LocalDate day, HoursRange range) {
        return day.toEpochDay() * DAY + range.endMinute() * 60L + ZoneOffset.MAX.getTotalSeconds()
                <= instant.getEpochSecond();
    }

    private boolean asTheWeekHasIt(LocalDate day) {
        return !hours.exceptions().containsKey(day);
    }

    /// The day itself; where only exceptions have hours, the first exception from it on, or null after the last.
    private @Nullable LocalDate dayWithHours(LocalDate day) {
        return hours.week().isEmpty() ? hours.exceptions().ceilingKey(day) : day;
    }
}
