package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.SystemClipboard;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// Lets a piece of the customer be chosen, by a click or the tab key, and copied. FX thread only.
final class Copying {
    /// @param text asked when it is copied
    static void offer(Region piece, Supplier<String> text) {
        piece.getStyleClass().add("copied");
        piece.setFocusTraversable(true);
        piece.setAccessibleRole(AccessibleRole.TEXT);
        piece.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                piece.requestFocus();
                event.consume();
            }
        });
        piece.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                SystemClipboard.put(text.get());
                event.consume();
            }
        });
    }

    private Copying() {}
}
