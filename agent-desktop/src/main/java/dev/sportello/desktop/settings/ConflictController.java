package dev.sportello.desktop.settings;

import dev.sportello.desktop.settings.page.Conflict;
import dev.sportello.desktop.settings.page.PageState;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a colleague saved while one was editing the same page, and the choice between the two. FX thread only.
final class ConflictController {
    /// How many of a colleague's changes are shown, so that the page keeps some room.
    private static final int MOST_LINES = 5;

    private final SettingsModel model;
    private final Texts texts;

    @FXML
    private VBox conflict;

    @FXML
    private Label conflictTitle;

    @FXML
    private VBox changes;

    ConflictController(SettingsModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        model.state().subscribe(this::show);
    }

    private void show(PageState state) {
        var between = state.conflict();
        Shown.set(conflict, between != null);
        if (between != null) {
            var name = between.colleague();
            conflictTitle.setText(name == null ? texts.get("conflict.somebody") : texts.get("conflict", name));
            showChanges(between.changes());
        }
    }

    private void showChanges(List<String> lines) {
        changes.getChildren()
                .setAll(lines.stream()
                        .limit(MOST_LINES)
                        .map(ConflictController::change)
                        .toList());
        if (lines.size() > MOST_LINES) {
            changes.getChildren().add(change(texts.get("conflict.more", lines.size() - MOST_LINES)));
        }
    }

    private static Label change(String line) {
        var label = new Label("• " + line);
        label.getStyleClass().add("small");
        label.setWrapText(true);
        return label;
    }

    @FXML
    private void didClickKeepMine() {
        decide(Conflict::keepMine);
    }

    @FXML
    private void didClickTakeTheirs() {
        decide(Conflict::takeTheirs);
    }

    private void decide(Consumer<Conflict> choice) {
        @Nullable Conflict between = model.state().getValue().conflict();
        if (between != null) {
            choice.accept(between);
        }
    }
}
