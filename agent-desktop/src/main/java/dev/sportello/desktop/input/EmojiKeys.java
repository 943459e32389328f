package dev.sportello.desktop.input;

import dev.sportello.desktop.emoji.EmojiIndex;
import javafx.scene.control.IndexRange;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Keeps an emoji of several code points whole: the caret is never within it, and one key deletes it. JavaFX knows
/// where a character ends only for some keys. FX thread only.
final class EmojiKeys {
    private final TextInputControl input;
    private final EmojiIndex index;

    private EmojiKeys(TextInputControl input, EmojiIndex index) {
        this.input = input;
        this.index = index;
    }

    static void in(TextInputControl input, EmojiIndex index) {
        var keys = new EmojiKeys(input, index);
        input.addEventFilter(KeyEvent.KEY_PRESSED, keys::didPress);
        input.selectionProperty().subscribe((before, _) -> keys.leave(before));
    }

    private void didPress(KeyEvent event) {
        var caret = input.getCaretPosition();
        if (event.getCode() != KeyCode.BACK_SPACE
                || event.isShortcutDown()
                || event.isAltDown()
                || !input.isEditable()
                || input.getSelection().getLength() > 0) {
            return;
        }
        for (var place : index.places(input.getText())) {
            if (place.end() == caret) {
                input.deleteText(place.start(), caret);
                event.consume();
                return;
            }
        }
    }

    /// A double click and the keys for words end within some emoji: what is selected becomes the whole of them, and a
    /// caret alone goes on in its direction.
    private void leave(IndexRange before) {
        var caret = input.getCaretPosition();
        var anchor = input.getAnchor();
        var forward = caret == anchor ? caret > before.getStart() : caret > anchor;
        var outside = outside(caret, forward);
        var other = caret == anchor ? outside : outside(anchor, !forward);
        if (outside != caret || other != anchor) {
            input.selectRange(other, outside);
        }
    }

    private int outside(int position, boolean forward) {
        for (var place : index.places(input.getText())) {
            if (place.start() < position && position < place.end()) {
                return forward ? place.end() : place.start();
            }
        }
        return position;
    }
}
