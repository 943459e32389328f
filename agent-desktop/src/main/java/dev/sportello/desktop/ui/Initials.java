package dev.sportello.desktop.ui;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One or two letters in the place of a name, and a colour that stays with it. The hub has the same rule for its one
/// letter: both are tested with the same cases.
public final class Initials {
    /// How many colours the stylesheets define: `hue-0` to `hue-7`.
    static final int HUES = 8;

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    /// What people see as one character (UAX #29).
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    /// A letter or digit with its marks; of a heap of marks, the first ones. No name begins with a modifier such as the
    /// ʻokina, or with a filler that nobody sees.
    private static final Pattern LETTER =
            Pattern.compile("(?![\\p{Lm}\\u115F\\u1160\\u3164\\uFFA0])[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]{0,5}");

    /// Such as emoji and flags, and not the Braille pattern without dots.
    private static final Pattern SYMBOL = Pattern.compile("(?!\\u2800)\\p{So}");

    /// Of the first word with a letter, and of the last one. A name without letters has its first symbol; one without
    /// symbols, a question mark.
    public static String of(String name) {
        var letters = letters(name);
        return letters.size() < 2 ? first(name, letters) : letters.getFirst() + letters.getLast();
    }

    /// Of the first word with a letter only, as the hub has it.
    public static String first(String name) {
        return first(name, letters(name));
    }

    private static String first(String name, List<String> letters) {
        return letters.isEmpty()
                ? characters(name)
                        .filter(character -> SYMBOL.matcher(character).find())
                        .findFirst()
                        .orElse("?")
                : letters.getFirst();
    }

    private static List<String> letters(String name) {
        return SPACE.splitAsStream(name)
                .flatMap(word -> characters(word).flatMap(Initials::letter).limit(1))
                .toList();
    }

    static String hue(Object id) {
        return "hue-" + Math.floorMod(id.hashCode() * 31 + (id.hashCode() >>> 16), HUES);
    }

    private static Stream<String> characters(String text) {
        return CHARACTER.matcher(text).results().map(found -> found.group());
    }

    private static Stream<String> letter(String character) {
        return LETTER.matcher(character)
                .results()
                .limit(1)
                .map(found -> found.group().toUpperCase(Locale.ROOT));
    }

    private Initials() {}
}
