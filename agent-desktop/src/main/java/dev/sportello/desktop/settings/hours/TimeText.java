package dev.sportello.desktop.settings.hours;

import dev.sportello.desktop.ui.Formats;
import dev.sportello.desktop.ui.TypedLine;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times of a day as people read and type them. Immutable.
///
/// Written in the language's own way; read in any: `9`, `09:00`, `9.30`, `930`, `9 am`, `2:15 p.m.`, and `24:00` for
/// the end of a day. That end is midnight, as in [dev.sportello.hours.HoursRange].
final class TimeText {
    private static final int STEP = 15;
    private static final int DAY = 24 * 60;
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2})(?:\\s?[:.,h]?\\s?(\\d{2}))?(?:\\s?h)?(?:\\s?([ap])(?:\\.?m\\.?)?)?");

    private final DateTimeFormatter format;
    private final boolean twelveHours;

    TimeText(Locale locale) {
        format = Formats.time(locale);
        twelveHours = Formats.twelveHours(locale);
    }

    String start(LocalTime time) {
        // Some languages put a narrow space before "PM" that no keyboard has.
        return spaced(format.format(time));
    }

    String end(LocalTime time) {
        return time.equals(LocalTime.MIDNIGHT) && !twelveHours ? "24:00" : start(time);
    }

    /// @return null for what is no time
    @Nullable
    LocalTime readStart(String typed) {
        return read(typed, false);
    }

    /// @return null for what is no time; midnight for the end of the day
    @Nullable
    LocalTime readEnd(String typed) {
        return read(typed, true);
    }

    /// The next quarter of an hour up or down; unchanged where there is no time to start from.
    ///
    /// @param quarters 1 or -1
    String stepStart(String typed, int quarters) {
        var time = readStart(typed);
        return time == null ? typed : start(step(time, quarters));
    }

    String stepEnd(String typed, int quarters) {
        var time = readEnd(typed);
        return time == null ? typed : end(step(time, quarters));
    }

    private static LocalTime step(LocalTime time, int quarters) {
        var minute = time.getHour() * 60 + time.getMinute();
        var next = quarters > 0 ? Math.floorDiv(minute, STEP) + 1 : Math.ceilDiv(minute, STEP) - 1;
        var wrapped = Math.floorMod(next * STEP, DAY);
        return LocalTime.of(wrapped / 60, wrapped % 60);
    }

    private static @Nullable LocalTime read(String typed, boolean end) {
        var parts = TIME.matcher(spaced(TypedLine.of(typed)).toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return null;
        }
        var hour = Integer.parseInt(parts.group(1));
        var minute = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        if (parts.group(3) != null) {
            if (hour < 1 || hour > 12) {
                return null;
            }
            hour = hour % 12 + (parts.group(3).equals("p") ? 12 : 0);
        }
        if (end && hour == 24 && minute == 0) {
            return LocalTime.MIDNIGHT;
        }
        return hour > 23 || minute > 59 ? null : LocalTime.of(hour, minute);
    }

    private static String spaced(String text) {
        return text.replace('\u202f', ' ').replace('\u00a0', ' ');
    }
}
