package dev.sportello.model;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/// What of a text a person can see, and how it is cut without leaving half a character.
public final class VisibleText {
    /// White space, controls, what Unicode calls default ignorable (UAX #44: joiners, variation selectors, fillers,
    /// tags), anchors of annotations, and the Braille pattern without dots. Other format characters have a picture.
    private static final Pattern NOTHING_VISIBLE =
            Pattern.compile("[\\s\\p{Z}\\p{Cc}\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F"
                    + "\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u2800\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFFB"
                    + "\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}]*");

    /// Whether nobody would see anything of the text.
    public static boolean isInvisible(String text) {
        return NOTHING_VISIBLE.matcher(text).matches();
    }

    /// The beginning of a text, cut where a character that people see as one ends; a single one that is longer is cut
    /// between code points.
    ///
    /// @param most the longest result, in UTF-16 code units
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        var end = characters.isBoundary(most) ? most : characters.preceding(most);
        return text.substring(0, end > 0 ? end : codePointEnd(text, most));
    }

    private static int codePointEnd(String text, int most) {
        return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }

    private VisibleText() {}
}
