package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.model.VisibleText;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Stands for a row that cannot be drawn as it should: the first words of what it says, on one line, which needs no
/// measuring.
final class PlainRow extends HBox {
    private static final int MOST_CHARACTERS = 120;

    PlainRow(String words) {
        var line = ShownText.of(words).lines().findFirst().orElse("");
        getChildren().add(new Label(VisibleText.cut(line, MOST_CHARACTERS)));
    }
}
