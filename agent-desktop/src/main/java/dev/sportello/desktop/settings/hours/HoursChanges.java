package dev.sportello.desktop.settings.hours;

import dev.sportello.desktop.settings.page.ChangeLines;
import dev.sportello.desktop.settings.page.Changes;
import dev.sportello.desktop.ui.Formats;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursException;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.SettingsPage.Hours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is different between two versions of the office hours, in words. Immutable.
final class HoursChanges implements Changes<Hours> {
    private final Texts texts;
    private final TimeText times;
    private final DateTimeFormatter dates;

    HoursChanges(Texts texts) {
        this.texts = texts;
        times = new TimeText(texts.locale());
        dates = Formats.date(texts.locale());
    }

    @Override
    public List<String> of(Hours was, Hours now) {
        var lines = new ChangeLines(texts.locale());
        week(lines, was.hours(), now.hours());
        exceptions(lines, was.hours(), now.hours());
        return lines.add(texts.get("within"), was.withinText(), now.withinText())
                .add(texts.get("outside"), was.outsideText(), now.outsideText())
                .lines();
    }

    private void week(ChangeLines lines, OfficeHours was, OfficeHours now) {
        for (var day : DayOfWeek.values()) {
            var name = day.getDisplayName(TextStyle.FULL_STANDALONE, texts.locale());
            lines.add(
                    name.substring(0, 1).toUpperCase(texts.locale()) + name.substring(1),
                    words(was.every(day)),
                    words(now.every(day)));
        }
    }

    private void exceptions(ChangeLines lines, OfficeHours was, OfficeHours now) {
        Stream.concat(was.exceptions().stream(), now.exceptions().stream())
                .filter(one ->
                        !was.exceptions().contains(one) || !now.exceptions().contains(one))
                .map(HoursException::first)
                .distinct()
                .sorted()
                .forEach(day -> lines.add(dates.format(day), exception(was, day), exception(now, day)));
    }

    private String exception(OfficeHours hours, LocalDate first) {
        var found = hours.exceptions().stream()
                .filter(one -> one.first().equals(first))
                .map(this::words)
                .collect(Collectors.joining("; "));
        return found.isEmpty() ? texts.get("hours.as-the-week") : found;
    }

    private String words(HoursException exception) {
        var parts = new ArrayList<String>();
        if (!exception.name().isBlank()) {
            parts.add(exception.name().strip());
        }
        if (!exception.last().equals(exception.first())) {
            parts.add(texts.get("exceptions.until", dates.format(exception.last())));
        }
        if (exception.yearly()) {
            parts.add(texts.get("exceptions.yearly"));
        }
        parts.add(words(exception.hours()));
        return String.join(", ", parts);
    }

    private String words(DayHours hours) {
        return hours.ranges().isEmpty()
                ? texts.get("hours.closed")
                : hours.ranges().stream()
                        .map(range -> times.start(range.start()) + "–" + times.end(range.end()))
                        .collect(Collectors.joining(", "));
    }
}
