package dev.sportello.desktop.ui;

import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The tab key in a text of several lines. FX thread only.
public final class TabKey {

    /// Lets the tab key leave the text. It would be a character of it otherwise, and who uses the keyboard would never
    /// get out.
    public static void leaves(TextArea text) {
        text.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isConsumed()) {
                text.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                event.consume();
            }
        });
    }

    private TabKey() {}
}
