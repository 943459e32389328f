package dev.sportello.desktop.thread;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Stands for a row that cannot be drawn as it should: the first words of what it says, on one line, which needs no
/// measuring.
final class PlainRow extends HBox {
    private static final int MOST_CHARACTERS = 120;

    PlainRow(String words) {
        getStyleClass().add("plain-row");
        var line = words.lines().findFirst().orElse("");
        var end = line.offsetByCodePoints(0, Math.min(MOST_CHARACTERS, line.codePointCount(0, line.length())));
        getChildren().add(new Label(line.substring(0, end)));
    }
}
