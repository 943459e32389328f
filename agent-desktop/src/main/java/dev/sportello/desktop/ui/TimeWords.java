package dev.sportello.desktop.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;

/// Times as people say them, in the agent's language and time zone. Immutable.
public final class TimeWords {
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

    /// @param clock says now, and in its time zone what is today
    public TimeWords(Clock clock, Locale locale) {
        this.clock = clock;
        texts = Texts.of(TimeWords.class, locale);
        time = in(locale, DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT));
        weekday = in(locale, DateTimeFormatter.ofPattern("EEE"));
        weekdayAndTime = in(locale, DateTimeFormatter.ofLocalizedPattern("Ejm"));
        day = in(locale, DateTimeFormatter.ofLocalizedPattern("MMMd"));
        dayAndYear = in(locale, DateTimeFormatter.ofLocalizedPattern("yMMMd"));
        longDay = in(locale, DateTimeFormatter.ofPattern(fullDate(locale).replaceAll(",? ?y+", "")));
        longDayAndYear = in(locale, DateTimeFormatter.ofPattern(fullDate(locale)));
        exact = in(locale, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT));
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
        return time.format(instant);
    }

    /// `10:42`, as it is now in another place.
    public String timeNowIn(ZoneId zone) {
        return time.withZone(zone).format(clock.instant());
    }

    /// `1 March 2026, 10:42`
    public String exact(Instant instant) {
        return exact.format(instant);
    }

    /// As short as a list has room for: the time today, then yesterday, the weekday, the day.
    public String brief(Instant instant) {
        return switch (daysAgo(instant)) {
            case TODAY -> time.format(instant);
            case YESTERDAY -> texts.get("yesterday");
            case THIS_WEEK -> weekday.format(instant);
            case THIS_YEAR -> day.format(instant);
            case OTHER -> dayAndYear.format(instant);
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

    /// `1 March 2026`, shorter in this year.
    public String date(LocalDate date) {
        return dayAndYear.format(date);
    }

    /// A moment to come: `18:00` today, else with its day.
    public String moment(Instant instant) {
        if (date(instant).equals(date(clock.instant()))) {
            return time.format(instant);
        }
        var soon = Duration.between(clock.instant(), instant).toDays() < 6;
        return soon ? weekdayAndTime.format(instant) : day.format(instant) + ", " + time.format(instant);
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

    /// The language's own way of writing a date in full. Some have no such pattern without the year: it is cut out.
    private static String fullDate(Locale locale) {
        return DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.FULL, null, IsoChronology.INSTANCE, locale);
    }

    private DateTimeFormatter in(Locale locale, DateTimeFormatter format) {
        return format.withLocale(locale).withZone(clock.getZone());
    }
}
