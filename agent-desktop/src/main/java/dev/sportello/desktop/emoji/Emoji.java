package dev.sportello.desktop.emoji;

import dev.sportello.desktop.search.FoldedText;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One emoji that there is a picture for.
///
/// @param text the sequence of code points as it is written
/// @param place the number of its picture
/// @param english how people find it; null for a skin tone, which is shown beside its plain one
/// @param italian the same in Italian
public record Emoji(
        String text,
        int place,
        @Nullable Names english,
        @Nullable Names italian) {

    /// @param label the name from Unicode's CLDR
    /// @param keywords other words by which people look for it
    public record Names(String label, List<String> keywords) {
        public Names {
            keywords = List.copyOf(keywords);
        }
    }

    /// The name in the language, for a tooltip and for the screen reader.
    public String label(Locale locale) {
        var names = names(locale);
        return names == null ? text : names.label;
    }

    /// Whether each of the words begins a word of its name or keywords. An agent who works in Italian may still think
    /// of "thanks", so English always counts.
    ///
    /// @param words folded
    boolean answersTo(List<String> words) {
        return words.stream().allMatch(word -> begins(english, word) || begins(italian, word));
    }

    private @Nullable Names names(Locale locale) {
        return locale.getLanguage().equals("it") ? italian : english;
    }

    private static boolean begins(@Nullable Names names, String word) {
        return names != null
                && (startsAWord(names.label, word)
                        || names.keywords.stream().anyMatch(keyword -> startsAWord(keyword, word)));
    }

    /// A word also begins behind a hyphen or an apostrophe, as what is looked for is cut there.
    private static boolean startsAWord(String words, String start) {
        var folded = FoldedText.of(words);
        var place = folded.indexOf(start);
        while (place > 0 && Character.isLetterOrDigit(folded.charAt(place - 1))) {
            place = folded.indexOf(start, place + 1);
        }
        return place >= 0;
    }
}
