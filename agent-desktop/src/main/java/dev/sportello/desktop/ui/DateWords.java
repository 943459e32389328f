package dev.sportello.desktop.ui;

import dev.sportello.desktop.preferences.Language;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The words of a date in a language, and in English: months, days of the week, and what stands between. Immutable.
final class DateWords {
    private static final int SHORTEST = 3;

    /// In the languages of the program.
    private static final Set<String> BETWEEN = Set.of("of", "the", "di", "del", "il");

    private final List<Name> months;
    private final List<String> weekdays;

    private record Name(String text, Month month) {}

    DateWords(Locale locale) {
        var languages =
                Stream.of(Language.shown(locale), Locale.ENGLISH).distinct().toList();
        months = languages.stream()
                .flatMap(language -> Arrays.stream(Month.values())
                        .flatMap(month -> Stream.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)
                                .map(style ->
                                        month.getDisplayName(style, language).toLowerCase(language))
                                .distinct()
                                .map(text -> new Name(text, month))))
                .toList();
        weekdays = languages.stream()
                .flatMap(language -> Arrays.stream(DayOfWeek.values())
                        .map(day -> day.getDisplayName(TextStyle.FULL, language).toLowerCase(language)))
                .toList();
    }

    /// Whether a word may stand in a date.
    boolean knows(String word) {
        return month(word) != null || isWeekday(word) || BETWEEN.contains(word);
    }

    /// The months that words name. One that is also a day of the week, as *mar* is in Italian, is that day where
    /// another names the month.
    List<Month> months(List<String> words) {
        var named = words.stream().filter(word -> month(word) != null).toList();
        var sure = named.stream().filter(word -> !isWeekday(word)).toList();
        return (sure.isEmpty() ? named : sure)
                .stream().map(this::month).flatMap(Stream::ofNullable).toList();
    }

    /// The month that a word of at least three letters begins; null for none. Such as `dic` and `dicem` in Italian.
    private @Nullable Month month(String word) {
        return word.length() < SHORTEST
                ? null
                : months.stream()
                        .filter(name -> name.text().startsWith(word))
                        .map(Name::month)
                        .findFirst()
                        .orElse(null);
    }

    private boolean isWeekday(String word) {
        return word.length() >= SHORTEST && weekdays.stream().anyMatch(name -> name.startsWith(word));
    }
}
