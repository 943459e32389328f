package dev.sportello.desktop.ui;

import dev.sportello.hours.OfficeHours;
import dev.sportello.hours.Opening;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Whether the shop is open, in words, in the account's time zone. Immutable.
public final class OpeningTexts {
    private final Texts texts;
    private final DateTimeFormatter time;
    private final DateTimeFormatter weekdayAndTime;
    private final DateTimeFormatter day;

    public OpeningTexts(Locale locale) {
        texts = Texts.of(OpeningTexts.class, locale);
        time = Formats.time(locale);
        weekdayAndTime = Formats.weekdayAndTime(locale);
        day = Formats.date(locale);
    }

    /// `Open now · closes 18:00`
    public String now(OfficeHours hours, Instant now, ZoneId zone) {
        return words(hours, now, zone, "opening.open-now", "opening.closed-now");
    }

    /// `Open · closes 18:00`, at another time.
    public String at(OfficeHours hours, Instant instant, ZoneId zone) {
        return words(hours, instant, zone, "opening.open", "opening.closed");
    }

    private String words(OfficeHours hours, Instant instant, ZoneId zone, String open, String closed) {
        var opening = hours.at(instant, zone);
        var until = opening.until();
        return switch (opening) {
            case Opening.Open _ ->
                until == null ? texts.get("opening.always") : texts.get(open, moment(until, instant, zone));
            case Opening.Closed _ ->
                until == null ? texts.get("opening.never") : texts.get(closed, moment(until, instant, zone));
        };
    }

    private String moment(Instant instant, Instant from, ZoneId zone) {
        var there = instant.atZone(zone);
        var days = ChronoUnit.DAYS.between(from.atZone(zone).toLocalDate(), there.toLocalDate());
        if (days == 0) {
            return time.format(there);
        }
        return days < 7 ? weekdayAndTime.format(there) : day.format(there) + ", " + time.format(there);
    }
}
