package dev.sportello.wording;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// When a shop opens and closes, in words that fit into a sentence: "We open {opens}", "We are here until {closes}".
/// In the languages of [HourWords]; any other gets English. Immutable.
///
/// @param language a primary tag of BCP 47
/// @param zone of who reads
/// @param now from when on days are counted
public record HourTexts(String language, ZoneId zone, Instant now) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    /// Such as "today at 9:00", "tomorrow at 9:00", "Monday at 9:00", "Monday 4 January at 9:00".
    public String opens(Instant at) {
        var local = at.atZone(zone);
        return words().opens(day(local), TIME.format(local), local.getHour());
    }

    /// Such as "18:00", "18:00 tomorrow", "18:00 on Monday", and "midnight" for the end of a day.
    public String closes(Instant at) {
        var local = at.atZone(zone);
        var isMidnight = local.toLocalTime().equals(LocalTime.MIDNIGHT);
        var day = isMidnight ? local.minusDays(1) : local;
        return words().closes(isMidnight ? null : TIME.format(local), local.getHour(), days(day), day(day));
    }

    private String day(ZonedDateTime day) {
        return words().day(day, days(day));
    }

    private int days(ZonedDateTime day) {
        return Math.toIntExact(ChronoUnit.DAYS.between(now.atZone(zone).toLocalDate(), day.toLocalDate()));
    }

    private HourWords words() {
        return HourWords.of(language);
    }
}
