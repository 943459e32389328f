package dev.sportello.desktop.thread;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The separator above the first row of a day.
final class DaySeparator extends HBox {
    DaySeparator(String day) {
        getStyleClass().add("day-row");
        var label = new Label(day);
        label.getStyleClass().addAll("day", "tiny");
        label.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(line(), label, line());
    }

    private static Region line() {
        var line = new Region();
        line.getStyleClass().add("separator-line");
        HBox.setHgrow(line, Priority.ALWAYS);
        return line;
    }
}
