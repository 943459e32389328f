package dev.sportello.desktop.settings.preferences;

import dev.sportello.desktop.autostart.Autostart;
import dev.sportello.desktop.settings.page.PreferenceRow;
import dev.sportello.desktop.settings.page.Segments;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.Texts;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Whether the system starts the program when the agent logs in: what the system has, asked each time it is shown. FX
/// thread only.
final class AutostartRow extends VBox {
    private final Autostart autostart;
    private final Label failed = new Label();
    private final Segments<Choice> choice = new Segments<>();

    /// Reads and writes in the order of the choices. Its thread ends when there is nothing left to do.
    private final Executor inOrder = new ThreadPoolExecutor(
            0,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofVirtual().factory());

    /// How often the system was asked: the answer to an earlier question does not undo a later choice on the screen.
    private int asked;

    /// When the program starts.
    enum Choice {
        BY_HAND,
        AT_LOGIN
    }

    AutostartRow(Autostart autostart, Texts texts) {
        this.autostart = autostart;
        var name = new Label(texts.get("start"));
        name.getStyleClass().add("medium");
        name.setMinWidth(USE_PREF_SIZE);
        var hint = new Label(texts.get("start.hint"));
        hint.getStyleClass().addAll("small", "soft");
        hint.setWrapText(true);
        failed.setText(texts.get("start.failed"));
        failed.getStyleClass().addAll("field-error", "small");
        failed.setWrapText(true);
        Shown.set(failed, false);
        var words = new VBox(name, hint, failed);
        words.getStyleClass().add("words");
        choice.setId("autostart");
        choice.setAccessibleText(texts.get("start"));
        choice.offer(
                List.of(Choice.values()),
                one -> texts.get(one == Choice.AT_LOGIN ? "start.at-login" : "start.by-hand"),
                this::choose);
        var row = new PreferenceRow();
        row.getStyleClass().add("card");
        row.getChildren().setAll(words, choice);
        getChildren().setAll(row);
    }

    /// Shows what holds.
    void show() {
        var number = ++asked;
        inOrder.execute(() -> ask(number, false));
    }

    private void choose(Choice next) {
        var number = ++asked;
        inOrder.execute(() -> ask(number, !isTaken(next)));
    }

    private boolean isTaken(Choice next) {
        try {
            autostart.set(next == Choice.AT_LOGIN);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void ask(int number, boolean refused) {
        try {
            var on = autostart.on();
            Platform.runLater(() -> take(number, on, refused));
        } catch (IOException e) {
            Platform.runLater(() -> Shown.set(failed, true));
        }
    }

    private void take(int number, boolean on, boolean refused) {
        Shown.set(failed, refused);
        if (number == asked) {
            choice.show(on ? Choice.AT_LOGIN : Choice.BY_HAND);
        }
    }
}
