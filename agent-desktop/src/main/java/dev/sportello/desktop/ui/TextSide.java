package dev.sportello.desktop.ui;

import java.text.Bidi;
import javafx.scene.text.TextAlignment;

/// From which side a text reads, as browsers find it with `dir=auto`: by its first strong letter.
public final class TextSide {
    public static TextAlignment of(String text) {
        return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()
                ? TextAlignment.LEFT
                : TextAlignment.RIGHT;
    }

    private TextSide() {}
}
