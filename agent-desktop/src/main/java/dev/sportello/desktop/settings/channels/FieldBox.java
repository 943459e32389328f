package dev.sportello.desktop.settings.channels;

import atlantafx.base.theme.Styles;
import dev.sportello.desktop.settings.page.Shown;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One field: what it is called, what is typed, what is wrong with that, and what it is for. FX thread only.
final class FieldBox extends VBox {
    private final TextField field = new TextField();
    private final Label error = new Label();

    /// @param id of its field
    /// @param hint blank for none
    FieldBox(String id, StringProperty value, String name, String prompt, String hint) {
        getStyleClass().add("field");
        var label = new Label(name);
        label.getStyleClass().add("medium");
        field.setId(id);
        field.setAccessibleText(name);
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(value);
        error.getStyleClass().addAll("field-error", "small");
        error.setWrapText(true);
        error.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(label, field, error);
        if (!hint.isBlank()) {
            var words = new Label(hint);
            words.getStyleClass().addAll("small", "soft");
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            getChildren().add(words);
        }
        show("");
    }

    /// Shows something that nobody types.
    FieldBox readOnly() {
        field.setEditable(false);
        return this;
    }

    /// Shows what is wrong with it; blank for nothing.
    void show(String problem) {
        error.setText(problem);
        Shown.set(error, !problem.isEmpty());
        field.setAccessibleHelp(problem);
        field.pseudoClassStateChanged(Styles.STATE_DANGER, !problem.isEmpty());
    }
}
