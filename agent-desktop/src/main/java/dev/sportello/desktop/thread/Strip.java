package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line above the composer that says something and offers an answer to it. FX thread only.
public final class Strip extends HBox {
    private final Label words = new Label();
    private final Button button = new Button();
    private final Button dismiss = new Button();

    public Strip() {
        getStyleClass().add("strip");
        setAlignment(Pos.CENTER_LEFT);
        shown(false);
    }

    /// @param act the key of the words of the button that answers, which end with its id
    void begin(Feather icon, Texts texts, String act, Runnable did, Runnable dismissed) {
        words.getStyleClass().add("small");
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        button.setText(texts.get(act));
        button.setId(act.substring(act.indexOf('.') + 1));
        button.getStyleClass().add("link");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> did.run());
        dismiss.setGraphic(new FontIcon(Feather.X));
        dismiss.getStyleClass().addAll("quiet", "dismiss");
        dismiss.setAccessibleText(texts.get("dismiss"));
        dismiss.setOnAction(_ -> dismissed.run());
        getChildren().setAll(new FontIcon(icon), words, button, dismiss);
    }

    /// One that says something, and needs no answer.
    void begin(Feather icon) {
        words.getStyleClass().add("small");
        words.setWrapText(true);
        words.setMinWidth(0);
        words.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(new FontIcon(icon), words);
    }

    void say(String what) {
        words.setText(what);
    }

    void shown(boolean now) {
        setVisible(now);
        setManaged(now);
    }

    void focusAct() {
        button.requestFocus();
    }
}
