package dev.sportello.desktop.settings.hours;

import atlantafx.base.theme.Styles;
import java.util.function.UnaryOperator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A field for a time of the day: typed, or moved by quarters of an hour with the arrows. FX thread only.
public final class TimeField extends TextField {
    public TimeField() {
        getStyleClass().add("time-field");
        setPrefColumnCount(6);
    }

    /// @param up what the arrow up makes of the text
    /// @param left runs when the focus goes elsewhere
    void follow(UnaryOperator<String> up, UnaryOperator<String> down, Runnable left) {
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
                setText((event.getCode() == KeyCode.UP ? up : down).apply(getText()));
                end();
                event.consume();
            }
        });
        focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                left.run();
            }
        });
    }

    void showWrong(boolean wrong) {
        pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
    }
}
