package dev.sportello.desktop.window;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Toast;
import dev.sportello.desktop.ui.Toasts;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A place for one toast at a time. FX thread only.
final class ToastController {
    private final PauseTransition time = new PauseTransition(Duration.seconds(10));
    private final Toasts toasts;
    private final ObservableValue<@Nullable Toast> shown;

    @FXML
    private Node toast;

    @FXML
    private Label words;

    @FXML
    private Button act;

    @FXML
    private Countdown countdown;

    /// @param toasts is notified when the agent takes the toast away, or its time has passed
    /// @param shown the one of them that has its place here
    ToastController(Toasts toasts, ObservableValue<@Nullable Toast> shown) {
        this.toasts = toasts;
        this.shown = shown;
        time.setOnFinished(_ -> didClickDismiss());
    }

    @FXML
    private void initialize() {
        shown.subscribe(this::show);
    }

    private void show(@Nullable Toast next) {
        time.stop();
        show(toast, next != null);
        countdown.show(next == null ? null : next.remaining());
        if (next != null) {
            words.setText(ShownText.line(next.words()));
            act.setText(next.act());
            show(act, next.offers());
            if (!next.offers()) {
                time.playFromStart();
            }
        }
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    private void didClickAct() {
        var past = shown.getValue();
        toasts.hide(past);
        if (past != null) {
            past.did().run();
        }
    }

    @FXML
    private void didClickDismiss() {
        toasts.hide(shown.getValue());
    }
}
