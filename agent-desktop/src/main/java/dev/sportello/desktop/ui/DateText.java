package dev.sportello.desktop.ui;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Dates as a language writes them short, and reads them. Immutable.
public final class DateText extends StringConverter<LocalDate> {
    private static final int THIS_CENTURY = 2_000;

    private final DateTimeFormatter format;

    public DateText(Locale locale) {
        format = Formats.figures(locale);
    }

    @Override
    public String toString(@Nullable LocalDate day) {
        return day == null ? "" : format.format(day);
    }

    /// @return null for a blank text
    /// @throws DateTimeParseException if it is no date, or not all of one
    @Override
    public @Nullable LocalDate fromString(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        var day = LocalDate.parse(typed.strip(), format);
        // Not every language writes years short; who types them so means this century.
        return day.getYear() < 100 ? day.plusYears(THIS_CENTURY) : day;
    }
}
