package dev.sportello.desktop.ui;

import dev.sportello.model.VisibleText;
import java.util.ArrayList;
import java.util.List;

/// Cuts a text into the pieces that JavaFX lays out one by one, nothing left out. Lines break where they would in the
/// whole text.
public final class TextPieces {
    /// JavaFX shapes the rest of a piece again for each line that it fills: with a long piece of a script that takes
    /// much shaping, a message takes minutes.
    public static final int LONGEST = 32;

    /// The pieces of a text, none of more than a few words. Letters from the right are apart from what is
    /// between them: JavaFX 26 on Linux puts the parts of one run in the wrong order where it takes them from two
    /// fonts, and Inter has commas but no Arabic letters.
    ///
    /// @return one empty piece for an empty text
    public static List<String> of(String text) {
        var pieces = new ArrayList<String>();
        var start = 0;
        while (text.length() - start > LONGEST) {
            var end = end(text, start);
            addBySide(text.substring(start, end), pieces);
            start = end;
        }
        addBySide(text.substring(start), pieces);
        return pieces;
    }

    /// Behind a space, which no letter is joined over; else behind a whole character as people see it; else, where
    /// one goes on and on, within it.
    private static int end(String text, int start) {
        var limit = start + LONGEST;
        for (var end = limit; end > start; end--) {
            if (Character.isWhitespace(text.charAt(end - 1))) {
                return end;
            }
        }
        var near = text.substring(start, Math.min(text.length(), limit + LONGEST));
        return start + VisibleText.cut(near, LONGEST).length();
    }

    private static void addBySide(String text, List<String> pieces) {
        var start = 0;
        var before = false;
        for (int index = 0, next; index < text.length(); index = next) {
            var letter = text.codePointAt(index);
            next = index + Character.charCount(letter);
            var right = fromRight(letter, before);
            if (right != before && index > start) {
                pieces.add(text.substring(start, index));
                start = index;
            }
            before = right;
        }
        pieces.add(text.substring(start));
    }

    private static boolean fromRight(int letter, boolean before) {
        // A mark goes with its letter.
        return switch (Character.getDirectionality(letter)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            case Character.DIRECTIONALITY_NONSPACING_MARK -> before;
            default -> false;
        };
    }

    private TextPieces() {}
}
