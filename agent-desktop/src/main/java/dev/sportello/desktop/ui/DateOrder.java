package dev.sportello.desktop.ui;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/// In which order a language writes the figures of a date.
enum DateOrder {
    DAY_MONTH_YEAR,
    MONTH_DAY_YEAR,
    YEAR_MONTH_DAY;

    private static final LocalDate SAMPLE = LocalDate.of(2033, 11, 22);

    static DateOrder of(DateTimeFormatter figures) {
        var written = figures.format(SAMPLE);
        var day = written.indexOf("22");
        var month = written.indexOf("11");
        if (written.indexOf("33") < Math.min(day, month)) {
            return YEAR_MONTH_DAY;
        }
        return day < month ? DAY_MONTH_YEAR : MONTH_DAY_YEAR;
    }
}
