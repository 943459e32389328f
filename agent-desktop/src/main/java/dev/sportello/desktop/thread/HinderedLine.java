package dev.sportello.desktop.thread;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says in the composer why nothing can be written in the way that is chosen. FX thread only.
public final class HinderedLine extends HBox {
    private final Label words = new Label();

    public HinderedLine() {
        getStyleClass().add("hindered");
        setAlignment(Pos.CENTER_LEFT);
        words.setWrapText(true);
        words.setMinWidth(0);
        words.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(new FontIcon(Feather.SLASH), words);
    }

    /// @param why blank for nothing
    void show(String why) {
        words.setText(why);
        setVisible(!why.isBlank());
        setManaged(!why.isBlank());
    }
}
