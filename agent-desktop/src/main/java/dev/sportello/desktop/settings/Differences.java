package dev.sportello.desktop.settings;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.hours.DayHours;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.WaitingMarks;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a colleague changed on a page, in words: a line for each field, and never none. Immutable.
final class Differences {
    private static final int LONGEST = 48;

    private final Texts texts;
    private final TimeText times;
    private final DateTimeFormatter dates;

    Differences(Texts texts) {
        this.texts = texts;
        times = new TimeText(texts.locale());
        dates = DateTimeFormatter.ofLocalizedPattern("yMMMd").withLocale(texts.locale());
    }

    List<String> of(SettingsPage before, SettingsPage after) {
        var lines = new ArrayList<String>();
        switch (after) {
            case SettingsPage.WebChat chat
            when before instanceof SettingsPage.WebChat was -> {
                add(lines, texts.get("visibility"), words(was.visibility()), words(chat.visibility()));
                add(lines, texts.get("welcome"), was.welcome(), chat.welcome());
            }
            case SettingsPage.Hours hours
            when before instanceof SettingsPage.Hours was -> {
                week(lines, was.hours(), hours.hours());
                exceptions(lines, was.hours(), hours.hours());
                add(lines, texts.get("within"), was.withinReply(), hours.withinReply());
                add(lines, texts.get("outside"), was.outsideReply(), hours.outsideReply());
            }
            case SettingsPage.General general
            when before instanceof SettingsPage.General was -> general(lines, was, general);
            default -> throw new IllegalArgumentException("These are two pages.");
        }
        if (lines.isEmpty()) {
            lines.add(texts.get("changed.elsewhere"));
        }
        return lines;
    }

    private void general(List<String> lines, SettingsPage.General was, SettingsPage.General now) {
        add(lines, texts.get("name"), was.name(), now.name());
        add(lines, texts.get("zone"), was.zone().getId(), now.zone().getId());
        add(lines, texts.get("sign-in"), text(was.signIn()), text(now.signIn()));
        add(lines, texts.get("privacy"), text(was.privacyPolicy()), text(now.privacyPolicy()));
        add(lines, texts.get("terms"), text(was.terms()), text(now.terms()));
        add(lines, texts.get("languages"), String.join(", ", was.languages()), String.join(", ", now.languages()));
        add(lines, texts.get("marks"), words(was.waiting()), words(now.waiting()));
    }

    private static String words(WaitingMarks marks) {
        return MinutesText.of(marks.amber()) + " / " + MinutesText.of(marks.red());
    }

    private void week(List<String> lines, OfficeHours was, OfficeHours now) {
        for (var day : DayOfWeek.values()) {
            var name = day.getDisplayName(TextStyle.FULL_STANDALONE, texts.locale());
            add(
                    lines,
                    name.substring(0, 1).toUpperCase(texts.locale()) + name.substring(1),
                    words(was.every(day)),
                    words(now.every(day)));
        }
    }

    private void exceptions(List<String> lines, OfficeHours was, OfficeHours now) {
        var days = new TreeSet<LocalDate>(was.exceptions().keySet());
        days.addAll(now.exceptions().keySet());
        for (var day : days) {
            add(
                    lines,
                    dates.format(day),
                    exception(was.exceptions().get(day)),
                    exception(now.exceptions().get(day)));
        }
    }

    private String exception(@Nullable DayHours hours) {
        return hours == null ? texts.get("changed.as-the-week") : words(hours);
    }

    private String words(DayHours hours) {
        return hours.ranges().isEmpty()
                ? texts.get("hours.closed")
                : hours.ranges().stream()
                        .map(range -> times.start(range.start()) + "–" + times.end(range.end()))
                        .collect(Collectors.joining(", "));
    }

    private String words(Visibility visibility) {
        return texts.get(
                switch (visibility) {
                    case Visibility.Known.OFF -> "visibility.off";
                    case Visibility.Known.SIGNED_IN_SHOPPERS -> "visibility.signed-in";
                    case Visibility.Unknown _ -> "visibility.unknown";
                });
    }

    private void add(List<String> lines, String field, String before, String after) {
        if (!before.equals(after)) {
            var was = shortened(before);
            var now = shortened(after);
            // Where they differ only beyond what is shown, to show both would be to say that nothing changed.
            lines.add(
                    was.equals(now) ? texts.get("changed.somehow", field) : texts.get("changed.line", field, was, now));
        }
    }

    private String shortened(String text) {
        if (text.isBlank()) {
            return texts.get("changed.nothing");
        }
        var line = text.strip().replace('\n', ' ');
        var length = line.codePointCount(0, line.length());
        return length <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private static String text(@Nullable URI link) {
        return link == null ? "" : link.toString();
    }
}
