package dev.sportello.relay.customer;

import dev.sportello.model.VisibleText;
import org.jspecify.annotations.Nullable;

/// Texts of a shop as they can be kept and shown: one line, of which somebody sees something, without what no database
/// stores.
final class ShopText {

    /// @param most a longer one is cut between characters
    /// @return null where nobody would see anything of it
    static @Nullable String line(@Nullable String text, int most) {
        if (text == null || VisibleText.isInvisible(text)) {
            return null;
        }
        var kept = text.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .filter(point -> Character.getType(point) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return VisibleText.cut(kept.strip(), most).strip();
    }

    /// @throws IllegalArgumentException if nothing of it is to be seen, or it is longer
    static String required(String text, int most) {
        var kept = line(text, Integer.MAX_VALUE);
        if (kept == null || kept.length() > most) {
            throw new IllegalArgumentException("An id has 1 to " + most + " characters.");
        }
        return kept;
    }

    private ShopText() {}
}
