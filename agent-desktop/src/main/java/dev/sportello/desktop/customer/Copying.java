package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.SystemClipboard;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// Lets a piece of the customer be copied: by a click, or with the tab key and Enter or the system's own key. For a
/// moment it shows that it was. FX thread only.
final class Copying {
    private static final PseudoClass COPIED = PseudoClass.getPseudoClass("copied");
    private static final Duration SHOWN = Duration.millis(900);

    /// @param text asked when it is copied
    static void offer(Region piece, Supplier<String> text) {
        piece.getStyleClass().add("copied");
        piece.setFocusTraversable(true);
        piece.setAccessibleRole(AccessibleRole.TEXT);
        var over = new PauseTransition(SHOWN);
        over.setOnFinished(_ -> piece.pseudoClassStateChanged(COPIED, false));
        Runnable copy = () -> {
            SystemClipboard.put(text.get());
            piece.pseudoClassStateChanged(COPIED, true);
            over.playFromStart();
        };
        piece.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                piece.requestFocus();
                event.consume();
            }
        });
        piece.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                copy.run();
                event.consume();
            }
        });
        piece.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            var enters = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
            if (enters || event.isShortcutDown() && event.getCode() == KeyCode.C) {
                copy.run();
                event.consume();
            }
        });
    }

    private Copying() {}
}
