package dev.sportello.desktop.ui;

import dev.sportello.desktop.preferences.Language;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The months as they are called in a language, and in English. Immutable.
final class MonthNames {
    private static final int SHORTEST = 3;

    private final List<Name> names;

    private record Name(String text, Month month) {}

    MonthNames(Locale locale) {
        names = Stream.of(Language.shown(locale), Locale.ENGLISH)
                .distinct()
                .flatMap(language -> Arrays.stream(Month.values())
                        .flatMap(month -> Stream.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)
                                .map(style ->
                                        month.getDisplayName(style, language).toLowerCase(language))
                                .distinct()
                                .map(text -> new Name(text, month))))
                .toList();
    }

    /// The month that a word of at least three letters begins; null for none. Such as `dic` and `dicem` in Italian.
    @Nullable
    Month find(String word) {
        return word.length() < SHORTEST
                ? null
                : names.stream()
                        .filter(name -> name.text().startsWith(word))
                        .map(Name::month)
                        .findFirst()
                        .orElse(null);
    }
}
