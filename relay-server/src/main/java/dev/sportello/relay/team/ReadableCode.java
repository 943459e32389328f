package dev.sportello.relay.team;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/// A random code that people read aloud and type: `K7QF-2M9X`. Immutable.
///
/// @param plain in capitals, without hyphens
public record ReadableCode(String plain) {
    /// Without letters and digits that are mistaken for each other: five bits each.
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final Pattern GROUPS = Pattern.compile("(?<=\\G.{4})(?=.)");

    public static ReadableCode make(SecureRandom random, int length) {
        return new ReadableCode(random.ints(length, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString());
    }

    /// What somebody typed, with whatever hyphens, spaces and small letters.
    public static ReadableCode typed(String text) {
        return new ReadableCode(text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
    }

    /// In groups of four.
    public String printed() {
        return GROUPS.matcher(plain).replaceAll("-");
    }

    @Override
    public String toString() {
        return "ReadableCode[…]";
    }
}
