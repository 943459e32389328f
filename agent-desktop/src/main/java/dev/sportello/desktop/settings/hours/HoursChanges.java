package dev.sportello.desktop.settings.hours;

import dev.sportello.desktop.settings.page.ChangeLines;
import dev.sportello.desktop.settings.page.Changes;
import dev.sportello.desktop.ui.Formats;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.hours.DayHours;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.SettingsPage.Hours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        return lines.add(texts.get("within"), was.withinReply(), now.withinReply())
                .add(texts.get("outside"), was.outsideReply(), now.outsideReply())
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
        var days = new TreeSet<LocalDate>(was.exceptions().keySet());
        days.addAll(now.exceptions().keySet());
        for (var day : days) {
            lines.add(
                    dates.format(day),
                    exception(was.exceptions().get(day)),
                    exception(now.exceptions().get(day)));
        }
    }

    private String exception(@Nullable DayHours hours) {
        return hours == null ? texts.get("hours.as-the-week") : words(hours);
    }

    private String words(DayHours hours) {
        return hours.ranges().isEmpty()
                ? texts.get("hours.closed")
                : hours.ranges().stream()
                        .map(range -> times.start(range.start()) + "–" + times.end(range.end()))
                        .collect(Collectors.joining(", "));
    }
}
