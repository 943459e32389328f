package dev.sportello.desktop.search;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/// A text as words are looked for in it: without case, accents, width and other forms of the same letter (UTR 30), as
/// the relay's index has it, so that `jose` finds `José`, `weiss` finds `Weiß`, and `ipek` finds `İpek`.
public final class FoldedText {
    /// The longest that a character of Java is in ASCII.
    private static final int LONGEST_FOLD = 4;

    /// Where a word ends. What is one with hyphens or apostrophes to some is two to others, and few type the same sign;
    /// the number of an order stays whole.
    private static final Pattern BETWEEN =
            Pattern.compile("[\\s\\p{Z}]+|(?<=[\\p{L}\\p{M}])[\\p{Pd}'‘’`´ʹʻʼ](?=\\p{L})");

    /// Folding makes spaces of some signs, such as an accent by itself.
    private static final Pattern SPACE = Pattern.compile(" +");

    /// Nearly every text of most shops takes the short way, which needs no tables.
    public static String of(String text) {
        return text.chars().allMatch(letter -> letter < 0x80) ? text.toLowerCase(Locale.ROOT) : folded(text);
    }

    /// What is looked for: each word once, folded. A text is found that holds them all, in any order.
    public static List<String> words(String typed) {
        return BETWEEN.splitAsStream(typed)
                .map(FoldedText::of)
                .flatMap(SPACE::splitAsStream)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /// @param folded as [#of] has made it
    public static boolean holds(String folded, List<String> words) {
        return words.stream().allMatch(folded::contains);
    }

    private static String folded(String text) {
        var letters = ICUFoldingFilter.NORMALIZER.normalize(text).toCharArray();
        var plain = new char[letters.length * LONGEST_FOLD];
        return new String(plain, 0, ASCIIFoldingFilter.foldToASCII(letters, 0, plain, 0, letters.length));
    }

    private FoldedText() {}
}
