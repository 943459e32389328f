package dev.sportello.desktop.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as people say them, in the agent's language and time zone. Immutable.
public final class TimeFormat {
    private final Clock clock;
    private final Texts texts;
    private final DateTimeFormatter time;
    private final DateTimeFormatter weekday;
    private final DateTimeFormatter weekdayAndTime;
    private final DateTimeFormatter day;
    private final DateTimeFormatter dayAndYear;
    private final DateTimeFormatter longDay;
    private final DateTimeFormatter longDayAndYear;
    private final DateTimeFormatter exact;
    private final DateTimeFormatter monthAndYear;

    /// @param clock says now, and in its time zone what is today
    /// @param locale spoken where there are texts in its language; else English is, in its region
    public TimeFormat(Clock clock, Locale locale) {
        this.clock = clock;
        texts = Texts.of(TimeFormat.class, locale);
        time = Formats.time(locale);
        weekday = Formats.weekday(locale);
        weekdayAndTime = Formats.weekdayAndTime(locale);
        day = Formats.day(locale);
        dayAndYear = Formats.date(locale);
        longDay = Formats.longDay(locale);
        longDayAndYear = Formats.longDate(locale);
        exact = Formats.exact(locale);
        monthAndYear = Formats.month(locale);
    }

    public Clock clock() {
        return clock;
    }

    public Locale locale() {
        return texts.locale();
    }

    public LocalDate date(Instant instant) {
        return instant.atZone(clock.getZone()).toLocalDate();
    }

    /// `10:42`
    public String time(Instant instant) {
        return format(time, instant);
    }

    /// `10:42`, as it is now in another place.
    public String timeNowIn(ZoneId zone) {
        return time.format(clock.instant().atZone(zone));
    }

    /// `1 March 2026, 10:42`
    public String exact(Instant instant) {
        return format(exact, instant);
    }

    /// As short as a list has room for: the time today, then yesterday, the weekday, the day.
    public String brief(Instant instant) {
        return switch (daysAgo(instant)) {
            case TODAY -> format(time, instant);
            case YESTERDAY -> texts.get("yesterday");
            case THIS_WEEK -> format(weekday, instant);
            case THIS_YEAR -> format(day, instant);
            case OTHER -> format(dayAndYear, instant);
        };
    }

    /// A day for a separator between messages.
    public String day(LocalDate date) {
        var today = date(clock.instant());
        if (date.equals(today)) {
            return texts.get("today");
        }
        if (date.equals(today.minusDays(1))) {
            return texts.get("yesterday");
        }
        return (date.getYear() == today.getYear() ? longDay : longDayAndYear).format(date);
    }

    /// `March 2026`
    public String month(YearMonth month) {
        return monthAndYear.format(month.atDay(1));
    }

    /// `1 March 2026`, shorter in this year.
    public String date(LocalDate date) {
        return dayAndYear.format(date);
    }

    /// A moment, mostly one to come: `18:00` today, else with its day, and in another year with that.
    public String moment(Instant instant) {
        var date = date(instant);
        var today = date(clock.instant());
        if (date.equals(today)) {
            return format(time, instant);
        }
        var soon = date.isAfter(today)
                && Duration.between(clock.instant(), instant).toDays() < 6;
        var far = date.getYear() == today.getYear() ? day : dayAndYear;
        return soon ? format(weekdayAndTime, instant) : format(far, instant) + ", " + format(time, instant);
    }

    /// How long something has lasted until now, in one unit.
    public String since(Instant start) {
        var passed = Duration.between(start, clock.instant());
        if (passed.toMinutes() < 1) {
            return texts.get("passed.now");
        }
        if (passed.toHours() < 1) {
            return texts.get("passed.minutes", passed.toMinutes());
        }
        return passed.toDays() < 1
                ? texts.get("passed.hours", passed.toHours())
                : texts.get("passed.days", passed.toDays());
    }

    private enum Ago {
        TODAY,
        YESTERDAY,
        THIS_WEEK,
        THIS_YEAR,
        OTHER
    }

    private Ago daysAgo(Instant instant) {
        var today = date(clock.instant());
        var date = date(instant);
        if (date.equals(today)) {
            return Ago.TODAY;
        }
        if (date.equals(today.minusDays(1))) {
            return Ago.YESTERDAY;
        }
        if (date.isBefore(today) && date.isAfter(today.minusDays(7))) {
            return Ago.THIS_WEEK;
        }
        return date.getYear() == today.getYear() ? Ago.THIS_YEAR : Ago.OTHER;
    }

    /// In the zone of now: the clock's may change while the program runs.
    private String format(DateTimeFormatter format, Instant instant) {
        return format.format(instant.atZone(clock.getZone()));
    }
}
