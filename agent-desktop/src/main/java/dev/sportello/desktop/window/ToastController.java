package dev.sportello.desktop.window;

import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A place for one toast at a time. FX thread only.
final class ToastController {
    private final PauseTransition time = new PauseTransition(Duration.seconds(10));
    private @Nullable Toast shown;

    @FXML
    private Node toast;

    @FXML
    private Label words;

    @FXML
    private Button act;

    @FXML
    private Countdown countdown;

    ToastController() {
        time.setOnFinished(_ -> show(null));
    }

    /// Puts a toast in the place of the one before.
    ///
    /// @param next null for none
    void show(@Nullable Toast next) {
        shown = next;
        time.stop();
        show(toast, next != null);
        countdown.show(next == null ? null : next.remaining());
        if (next != null) {
            words.setText(next.words());
            act.setText(next.act());
            show(act, next.offers());
            if (!next.offers()) {
                time.playFromStart();
            }
        }
    }

    /// Takes the toast away, if it is still shown.
    void hide(Toast past) {
        if (past.equals(shown)) {
            show(null);
        }
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    private void didClickAct() {
        var past = shown;
        show(null);
        if (past != null) {
            past.did().run();
        }
    }

    @FXML
    private void didClickDismiss() {
        show(null);
    }
}
