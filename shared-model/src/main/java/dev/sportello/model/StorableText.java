package dev.sportello.model;

import org.jspecify.annotations.Nullable;

/// The one rule for what a text may hold: PostgreSQL stores no NUL, no database stores half a surrogate pair, and other
/// control characters have no picture.
public final class StorableText {
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    /// Whether a text is one line that every database stores as it is. Unicode's own breaks, which come along where
    /// somebody pastes a name, are shown as spaces.
    public static boolean isLine(String text) {
        return text.codePoints().allMatch(StorableText::fits);
    }

    /// Whether a text of any number of lines is stored as it is.
    public static boolean isText(String text) {
        return text.codePoints().allMatch(point -> fits(point) || point == '\n' || point == '\t' || point == '\r');
    }

    /// What of a text can be kept in one line.
    ///
    /// @param most a longer one is cut between characters
    /// @return null where nobody would see anything of that
    public static @Nullable String line(@Nullable String text, int most) {
        if (text == null) {
            return null;
        }
        var kept = text.codePoints()
                .filter(point -> Character.getType(point) != Character.SURROGATE)
                .map(point -> fitsInLine(point) ? point : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var line = VisibleText.cut(kept.strip(), most).strip();
        return VisibleText.isInvisible(line) ? null : line;
    }

    /// The same of a text that has to be kept whole.
    ///
    /// @throws IllegalArgumentException if nothing of it is to be seen, or it is longer
    public static String required(String text, int most) {
        var kept = line(text, Integer.MAX_VALUE);
        if (kept == null || kept.length() > most) {
            throw new IllegalArgumentException("It has 1 to " + most + " characters.");
        }
        return kept;
    }

    private static boolean fitsInLine(int codePoint) {
        return fits(codePoint) && codePoint != LINE_SEPARATOR && codePoint != PARAGRAPH_SEPARATOR;
    }

    private static boolean fits(int codePoint) {
        return !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    }

    private StorableText() {}
}
