package dev.sportello.desktop.ui;

import java.util.Locale;

/// One or two letters in the place of a name, and a colour that stays with it.
public final class Initials {
    /// How many colours the stylesheets define: `hue-0` to `hue-7`.
    static final int HUES = 8;

    public static String of(String name) {
        var words = name.strip().split("\\s+");
        var first = letter(words[0]);
        return words.length == 1 ? first : first + letter(words[words.length - 1]);
    }

    static String hue(Object id) {
        return "hue-" + Math.floorMod(id.hashCode() * 31 + (id.hashCode() >>> 16), HUES);
    }

    private static String letter(String word) {
        return word.isEmpty()
                ? "?"
                : word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    private Initials() {}
}
