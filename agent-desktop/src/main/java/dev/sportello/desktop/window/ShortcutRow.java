package dev.sportello.desktop.window;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// One line of the list of shortcuts.
final class ShortcutRow extends HBox {
    ShortcutRow(String words, KeyCombination keys) {
        getStyleClass().add("shortcut-row");
        var name = new Label(words);
        name.setWrapText(true);
        name.setMinSize(0, USE_PREF_SIZE);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var combination = new Label(keys.getDisplayText());
        combination.getStyleClass().addAll("keys", "small");
        combination.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(name, combination);
    }
}
