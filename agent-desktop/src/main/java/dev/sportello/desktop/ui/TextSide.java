package dev.sportello.desktop.ui;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.TextAlignment;

/// From which side a text reads, as browsers find it with `dir=auto`: by its first strong letter.
public final class TextSide {
    public static TextAlignment of(String text) {
        return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()
                ? TextAlignment.LEFT
                : TextAlignment.RIGHT;
    }

    /// The text in pieces that one font has all of: letters from the right, and what is between them.
    /// JavaFX 26 on Linux puts the parts of one run in the wrong order where it takes them from two fonts,
    /// and Inter has commas but no Arabic letters. A text without letters from the right stays whole.
    public static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var start = 0;
        var before = false;
        for (var index = 0; index < text.length(); index++) {
            var right = fromRight(text.charAt(index), before);
            if (right != before && index > start) {
                pieces.add(text.substring(start, index));
                start = index;
            }
            before = right;
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    private static boolean fromRight(char letter, boolean before) {
        // All that read from the right and are in use are in the first plane. A mark goes with its letter.
        return switch (Character.getDirectionality(letter)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            case Character.DIRECTIONALITY_NONSPACING_MARK -> before;
            default -> false;
        };
    }

    private TextSide() {}
}
