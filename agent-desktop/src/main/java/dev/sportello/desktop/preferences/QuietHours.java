package dev.sportello.desktop.preferences;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Hours of each day without notifications, as the clock on the wall shows them. Immutable.
///
/// @param to not in them any more; before `from` where midnight lies between, and at `from` for the whole day
public record QuietHours(LocalTime from, LocalTime to) {
    public static final QuietHours NIGHT = new QuietHours(LocalTime.of(20, 0), LocalTime.of(8, 0));

    private static final String BETWEEN = "/";

    public boolean holdAt(LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    /// @return null if that is no such text
    static @Nullable QuietHours parse(String text) {
        var parts = text.split(BETWEEN, -1);
        if (parts.length != 2) {
            return null;
        }
        try {
            return new QuietHours(LocalTime.parse(parts[0]), LocalTime.parse(parts[1]));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /// As [#parse] reads it: two times of ISO 8601.
    @Override
    public String toString() {
        return from + BETWEEN + to;
    }
}
