package dev.sportello.wording;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a language says on which day, and at what time, something opens and closes. The hub has the same words
/// (`wording.js`); both are tested with the same cases.
enum HourWords {
    ENGLISH("en", "EEEE d MMMM", " yyyy", "today", "tomorrow") {
        @Override
        String opens(String day, String time, int hour) {
            return day + " at " + time;
        }

        @Override
        String closes(@Nullable String time, int hour, int days, String day) {
            var at = time == null ? "midnight" : time;
            return days == 0 ? at : days == 1 ? at + " " + day : at + " on " + day;
        }
    },
    ITALIAN("it", "EEEE d MMMM", " yyyy", "oggi", "domani") {
        @Override
        String opens(String day, String time, int hour) {
            return day + " " + at(time, hour);
        }

        @Override
        String closes(@Nullable String time, int hour, int days, String day) {
            var at = time == null ? "a mezzanotte" : at(time, hour);
            return days == 0 ? at : at + " di " + day;
        }

        private static String at(String time, int hour) {
            return (hour == 1 ? "all’" : "alle ") + time;
        }
    },
    GERMAN("de", "EEEE, d. MMMM", " yyyy", "heute", "morgen") {
        @Override
        String opens(String day, String time, int hour) {
            return day + " um " + time;
        }

        @Override
        String closes(@Nullable String time, int hour, int days, String day) {
            if (time == null) {
                return days == 0 ? "Mitternacht" : day + " um Mitternacht";
            }
            return days == 0 ? time : day + " um " + time;
        }
    },
    FRENCH("fr", "EEEE d MMMM", " yyyy", "aujourd’hui", "demain") {
        @Override
        String opens(String day, String time, int hour) {
            return day + " à " + time;
        }

        @Override
        String closes(@Nullable String time, int hour, int days, String day) {
            var at = time == null ? "minuit" : time;
            return days == 0 ? at : day + " à " + at;
        }
    },
    SPANISH("es", "EEEE d 'de' MMMM", " 'de' yyyy", "hoy", "mañana") {
        @Override
        String opens(String day, String time, int hour) {
            return day + " a " + at(time, hour);
        }

        @Override
        String closes(@Nullable String time, int hour, int days, String day) {
            var at = time == null ? "medianoche" : at(time, hour);
            return days == 0 ? at : at + " de " + day;
        }

        private static String at(String time, int hour) {
            return (hour == 1 ? "la " : "las ") + time;
        }
    };

    private static final int DAYS_OF_A_WEEK = 7;
    private static final int DAYS_OF_A_YEAR = 365;

    private final Locale locale;
    private final String date;
    private final String year;
    private final String today;
    private final String tomorrow;

    HourWords(String tag, String date, String year, String today, String tomorrow) {
        locale = Locale.of(tag);
        this.date = date;
        this.year = year;
        this.today = today;
        this.tomorrow = tomorrow;
    }

    /// @param language a primary tag of BCP 47; one that is not here gets English
    static HourWords of(String language) {
        for (var words : values()) {
            if (words.locale.getLanguage().equals(language)) {
                return words;
            }
        }
        return ENGLISH;
    }

    /// Such as "today at 9:00", "Monday at 9:00".
    abstract String opens(String day, String time, int hour);

    /// Such as "18:00", "18:00 tomorrow", "18:00 on Monday".
    ///
    /// @param time null for the end of the day
    /// @param days from today on
    abstract String closes(@Nullable String time, int hour, int days, String day);

    final String day(ZonedDateTime day, int days) {
        return switch (days) {
            case 0 -> today;
            case 1 -> tomorrow;
            default -> DateTimeFormatter.ofPattern(pattern(days), locale).format(day);
        };
    }

    private String pattern(int days) {
        if (days < DAYS_OF_A_WEEK) {
            return "EEEE";
        }
        return days < DAYS_OF_A_YEAR ? date : date + year;
    }
}
