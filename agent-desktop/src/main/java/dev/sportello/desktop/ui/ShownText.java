package dev.sportello.desktop.ui;

import dev.sportello.model.VisibleText;
import java.text.Bidi;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What somebody else wrote, as it is shown: nothing in it steers what stands beside it, or is drawn as a box.
public final class ShownText {
    /// More than any label has room for. JavaFX takes the square of a text's length to break it into lines.
    static final int LONGEST_LINE = 300;

    private static final char FIRST_ISOLATE = '\u2066';
    private static final char ISOLATE = '\u2068';
    private static final char END = '\u2069';

    /// What Unicode calls default ignorable (UAX #44), and controls. JavaFX draws most of them as a box, and obeys
    /// marks of direction (UAX #9) to the end of the line. Isolates are looked at apart.
    private static final String UNSEEN = "[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180E\\u200E\\u200F"
            + "\\u202A-\\u202E\\u2060-\\u2065\\u206A-\\u206F\\u3164\\uFEFF\\uFFA0\\uFFF0-\\uFFFB"
            + "\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E00FF}\\x{E01F0}-\\x{E0FFF}]"
            + "|[\\p{Cc}&&[^\\t\\n\\r]]";

    /// Joiners and selectors of a variant, which change how the letter before them is drawn, and do nothing elsewhere.
    private static final String WITHOUT_LETTER =
            "(?<![\\p{L}\\p{M}])[\\u180B-\\u180D\\u180F\\u200B-\\u200D\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]";

    private static final Pattern TAKEN_OUT = Pattern.compile(UNSEEN + "|" + WITHOUT_LETTER);

    private static final Pattern BREAKS = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");

    /// The whole text; isolates (UAX #9) stay where each has its end.
    public static String of(String text) {
        return closed(TAKEN_OUT.matcher(text).replaceAll(""));
    }

    /// The text for a label: in one line, and cut where it is longer than any label should be.
    public static String line(String text) {
        var line = BREAKS.matcher(of(text)).replaceAll(" ").strip();
        return line.length() <= LONGEST_LINE ? line : closed(VisibleText.cut(line, LONGEST_LINE)) + "…";
    }

    /// The text for the middle of a sentence, whose order it does not change, whichever side it reads from.
    public static String isolated(String text) {
        var shown = of(text);
        var letters = shown.toCharArray();
        return Bidi.requiresBidi(letters, 0, letters.length) ? ISOLATE + shown + END : shown;
    }

    /// Several texts in one line, none of which changes the order of the next.
    public static String list(Stream<String> texts, String separator) {
        return texts.map(text -> isolated(line(text))).collect(Collectors.joining(separator));
    }

    /// Without isolates that do not end, and without ends of none.
    private static String closed(String text) {
        var open = new ArrayDeque<Integer>();
        var single = new BitSet();
        for (var index = 0; index < text.length(); index++) {
            var letter = text.charAt(index);
            if (letter >= FIRST_ISOLATE && letter <= ISOLATE) {
                open.push(index);
                single.set(index);
            } else if (letter == END && open.isEmpty()) {
                single.set(index);
            } else if (letter == END) {
                single.clear(open.pop());
            }
        }
        var closed = new StringBuilder(text);
        for (var index = single.length() - 1; index >= 0; index = single.previousSetBit(index - 1)) {
            closed.deleteCharAt(index);
        }
        return closed.toString();
    }

    private ShownText() {}
}
