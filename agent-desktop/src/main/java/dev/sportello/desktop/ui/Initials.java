package dev.sportello.desktop.ui;

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

    /// A letter or digit with its marks; of a heap of marks, the first ones.
    private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]{0,5}");

    /// Such as emoji and flags, and not the Braille pattern without dots.
    private static final Pattern SYMBOL = Pattern.compile("(?!\\u2800)\\p{So}");

    /// Of the first word with a letter, and of the last one. A name without letters has its first symbol; one without
    /// symbols, a question mark.
    public static String of(String name) {
        var letters = SPACE.splitAsStream(name)
                .flatMap(word -> characters(word).flatMap(Initials::letter).limit(1))
                .toList();
        if (letters.isEmpty()) {
            return characters(name)
                    .filter(character -> SYMBOL.matcher(character).find())
                    .findFirst()
                    .orElse("?");
        }
        return letters.size() == 1 ? letters.getFirst() : letters.getFirst() + letters.getLast();
    }

    /// Of the first word with a letter only, as the hub has it.
    public static String first(String name) {
        var all = of(name);
        var end = CHARACTER.matcher(all);
        return end.find() ? end.group() : all;
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
