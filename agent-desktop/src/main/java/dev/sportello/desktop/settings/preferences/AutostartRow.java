package dev.sportello.desktop.settings.preferences;

import dev.sportello.desktop.autostart.Autostart;
import dev.sportello.desktop.settings.page.PreferenceRow;
import dev.sportello.desktop.settings.page.Segments;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.Texts;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Whether the system starts the program when the agent logs in: what the system has, asked each time it is shown. FX
/// thread only.
final class AutostartRow extends VBox {
    private final Autostart autostart;
    private final Label failed = new Label();
    private final Segments<Choice> choice = new Segments<>();

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
        inBackground(autostart::on);
    }

    private void choose(Choice next) {
        inBackground(() -> {
            autostart.set(next == Choice.AT_LOGIN);
            return autostart.on();
        });
    }

    private void inBackground(Callable<Boolean> work) {
        var _ = Thread.ofVirtual().start(() -> {
            try {
                var on = work.call();
                Platform.runLater(() -> take(on));
            } catch (IOException e) {
                Platform.runLater(() -> Shown.set(failed, true));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void take(boolean on) {
        Shown.set(failed, false);
        choice.show(on ? Choice.AT_LOGIN : Choice.BY_HAND);
    }
}
