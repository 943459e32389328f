package dev.sportello.desktop.window;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// One line of the list of shortcuts.
final class ShortcutRow extends HBox {
    ShortcutRow(String words, KeyCombination keys) {
        getStyleClass().add("shortcut-row");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var combination = new Label(keys.getDisplayText());
        combination.getStyleClass().addAll("keys", "small");
        combination.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(new Label(words), room, combination);
    }
}
