package dev.sportello.desktop.settings;

import dev.sportello.desktop.settings.SettingsModel.Page;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.SettingsPage;
import java.util.function.LongFunction;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a colleague saved while one was editing the same page, and the choice between the two. FX thread only.
final class ConflictController {
    /// How many of a colleague's changes are shown, so that the page keeps some room.
    private static final int MOST_LINES = 5;

    private final SettingsModel model;
    private final LongFunction<@Nullable String> savedBy;
    private final Texts texts;
    private final Differences differences;

    @FXML
    private VBox conflict;

    @FXML
    private Label conflictTitle;

    @FXML
    private VBox changes;

    /// @param savedBy the name of who saved a version; null where that is not known
    ConflictController(SettingsModel model, LongFunction<@Nullable String> savedBy, Texts texts) {
        this.model = model;
        this.savedBy = savedBy;
        this.texts = texts;
        differences = new Differences(texts);
    }

    @FXML
    private void initialize() {
        for (var page : Page.values()) {
            var edit = model.edit(page);
            if (edit != null) {
                edit.theirs().subscribe(_ -> show());
            }
        }
        model.page().subscribe(_ -> show());
    }

    private void show() {
        var edit = model.edit();
        SettingsPage theirs = edit == null ? null : edit.theirs().get();
        Shown.set(conflict, theirs != null);
        if (edit != null && theirs != null) {
            var name = savedBy.apply(theirs.version());
            conflictTitle.setText(name == null ? texts.get("conflict.somebody") : texts.get("conflict", name));
            var lines = differences.of(edit.base(), theirs);
            changes.getChildren()
                    .setAll(lines.stream()
                            .limit(MOST_LINES)
                            .map(ConflictController::change)
                            .toList());
            if (lines.size() > MOST_LINES) {
                changes.getChildren().add(change(texts.get("conflict.more", lines.size() - MOST_LINES)));
            }
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
        var edit = model.edit();
        if (edit != null) {
            edit.keepMine();
        }
    }

    @FXML
    private void didClickTakeTheirs() {
        var edit = model.edit();
        if (edit != null) {
            edit.takeTheirs();
        }
    }
}
