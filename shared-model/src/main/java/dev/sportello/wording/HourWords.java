package dev.sportello.wording;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// When a shop opens and closes, in words that fit into a sentence: "We open {opens}", "We are here until {closes}".
/// English and Italian; any other language gets English. Immutable.
///
/// @param language a primary tag of BCP 47
/// @param zone of who reads
/// @param now from when on days are counted
public record HourWords(String language, ZoneId zone, Instant now) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
    private static final int DAYS_OF_A_WEEK = 7;

    /// Such as "today at 9:00", "tomorrow at 9:00", "Monday at 9:00", "Monday 4 January at 9:00".
    public String opens(Instant at) {
        var local = at.atZone(zone);
        return day(local) + " " + (isItalian() ? toItalian(local) : "at " + TIME.format(local));
    }

    /// Such as "18:00", "18:00 tomorrow", "18:00 on Monday", and "midnight" for the end of a day.
    public String closes(Instant at) {
        var local = at.atZone(zone);
        var isMidnight = local.toLocalTime().equals(LocalTime.MIDNIGHT);
        var day = isMidnight ? local.minusDays(1) : local;
        if (isItalian()) {
            var time = isMidnight ? "a mezzanotte" : toItalian(local);
            return days(day) == 0 ? time : time + " di " + day(day);
        }
        var time = isMidnight ? "midnight" : TIME.format(local);
        return switch (days(day)) {
            case 0 -> time;
            case 1 -> time + " " + day(day);
            default -> time + " on " + day(day);
        };
    }

    private static String toItalian(ZonedDateTime time) {
        return (time.getHour() == 1 ? "all’" : "alle ") + TIME.format(time);
    }

    private String day(ZonedDateTime day) {
        var days = days(day);
        if (days == 0) {
            return isItalian() ? "oggi" : "today";
        }
        if (days == 1) {
            return isItalian() ? "domani" : "tomorrow";
        }
        var pattern = days < DAYS_OF_A_WEEK ? "EEEE" : "EEEE d MMMM";
        return DateTimeFormatter.ofPattern(pattern, isItalian() ? Locale.ITALIAN : Locale.ENGLISH)
                .format(day);
    }

    private int days(ZonedDateTime day) {
        return Math.toIntExact(ChronoUnit.DAYS.between(now.atZone(zone).toLocalDate(), day.toLocalDate()));
    }

    private boolean isItalian() {
        return language.equals("it");
    }
}
