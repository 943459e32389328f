package dev.sportello.desktop.settings.page;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What rows that one can work in are made of. FX thread only.
public final class RowParts {

    public static HBox line(Node... nodes) {
        var line = new HBox(nodes);
        line.getStyleClass().add("line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// @param style the class by which it is drawn
    public static Button button(String style, String words, Runnable act) {
        var button = new Button(words);
        button.getStyleClass().add(style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private RowParts() {}
}
