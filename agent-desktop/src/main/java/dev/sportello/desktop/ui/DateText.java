package dev.sportello.desktop.ui;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Dates as a language writes them short, and reads them in any usual form: [TypedDate]. Immutable.
public final class DateText extends StringConverter<LocalDate> {
    private final DateTimeFormatter format;
    private final DateOrder order;
    private final DateWords words;
    private final @Nullable Supplier<LocalDate> today;

    /// Reads no date without its year.
    public DateText(Locale locale) {
        this(locale, null);
    }

    /// @param today a date without its year is the next one from this day on; null to read none
    public DateText(Locale locale, @Nullable Supplier<LocalDate> today) {
        format = Formats.figures(locale);
        order = DateOrder.of(format);
        words = new DateWords(locale);
        this.today = today;
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
        var read = TypedDate.read(typed, order, words);
        var day = read == null ? null : read.day(today == null ? null : today.get());
        if (day == null) {
            throw new DateTimeParseException("This is no date.", typed, 0);
        }
        return day;
    }
}
