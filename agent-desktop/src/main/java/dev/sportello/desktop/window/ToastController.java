package dev.sportello.desktop.window;

import dev.sportello.desktop.ui.Rows;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.TabOrder;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Toast;
import dev.sportello.desktop.ui.Toasts;
import dev.sportello.desktop.ui.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// One toast. FX thread only.
final class ToastController {
    private static final Duration TIME = Duration.seconds(10);

    private final Toasts toasts;
    private final Toast toast;
    private final PauseTransition time = new PauseTransition(TIME);

    @FXML
    private Node row;

    @FXML
    private Label words;

    @FXML
    private Button act;

    @FXML
    private Countdown countdown;

    private ToastController(Toasts toasts, Toast toast) {
        this.toasts = toasts;
        this.toast = toast;
    }

    /// Fills a place with the toasts, as they come and go.
    ///
    /// @param back puts the focus elsewhere, when the last toast goes that had it
    /// @return ends that
    static Runnable follow(Toasts toasts, VBox place, Texts texts, Runnable back) {
        Map<Toast, Parent> views = new HashMap<>();
        var shown = toasts.shown();
        Runnable draw = () -> {
            views.keySet().retainAll(shown);
            shown.forEach(toast ->
                    views.computeIfAbsent(toast, one -> View.load(new ToastController(toasts, one), texts)));
            var rows = new ArrayList<Node>();
            shown.forEach(toast -> rows.add(views.get(toast)));
            var had = place.isFocusWithin();
            Rows.put(place, rows);
            place.setVisible(!rows.isEmpty());
            place.setManaged(!rows.isEmpty());
            if (had && rows.stream().noneMatch(Node::isFocusWithin)) {
                TabOrder.in(place).stream().findFirst().ifPresentOrElse(Node::requestFocus, back);
            }
        };
        ListChangeListener<Toast> listener = _ -> draw.run();
        shown.addListener(listener);
        draw.run();
        return () -> shown.removeListener(listener);
    }

    @FXML
    private void initialize() {
        words.setText(ShownText.line(toast.words()));
        row.setAccessibleText(toast.words());
        act.setText(toast.act());
        act.setAccessibleText(toast.words() + " – " + toast.act());
        act.setVisible(toast.offers());
        act.setManaged(toast.offers());
        countdown.show(toast.remaining());
        if (!toast.offers()) {
            time.setOnFinished(_ -> didClickDismiss());
            // The same words said again have a time of their own.
            row.sceneProperty().subscribe(scene -> {
                if (scene == null) {
                    time.stop();
                } else {
                    time.play();
                }
            });
        }
    }

    @FXML
    private void didClickAct() {
        toasts.hide(toast);
        toast.did().run();
    }

    @FXML
    private void didClickDismiss() {
        toasts.hide(toast);
    }
}
