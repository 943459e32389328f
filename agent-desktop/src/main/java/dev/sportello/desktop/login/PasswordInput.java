package dev.sportello.desktop.login;

import dev.sportello.desktop.ui.Texts;
import javafx.beans.property.StringProperty;
import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// A field for a password, with a button that shows it. FX thread only.
///
/// Two fields, one over the other: a screen reader speaks a hidden password's letters nowhere, as it would in a field
/// that only draws them as dots.
public final class PasswordInput extends StackPane {
    private final PasswordField hidden = new PasswordField();
    private final TextField shown = new TextField();
    private final ToggleButton eye = new ToggleButton();
    private final FontIcon icon = new FontIcon("fth-eye");

    public PasswordInput() {
        getStyleClass().add("password-input");
        hidden.setId("password");
        shown.setId("passwordShown");
        shown.setVisible(false);
        shown.textProperty().bindBidirectional(hidden.textProperty());
        eye.setId("showPassword");
        eye.setGraphic(icon);
        eye.getStyleClass().add("eye");
        StackPane.setAlignment(eye, Pos.CENTER_RIGHT);
        getChildren().addAll(hidden, shown, eye);
    }

    /// @param entered what Enter does in the field
    void prepare(Texts texts, EventHandler<ActionEvent> entered) {
        hidden.setOnAction(entered);
        shown.setOnAction(entered);
        eye.selectedProperty().subscribe(reveal -> {
            var words = texts.get(reveal ? "password.hide" : "password.show");
            eye.setAccessibleText(words);
            eye.setTooltip(new Tooltip(words));
            icon.setIconLiteral(reveal ? "fth-eye-off" : "fth-eye");
        });
        eye.selectedProperty().subscribe((_, reveal) -> swap(reveal));
    }

    /// What the field is called.
    void say(String name) {
        hidden.setAccessibleText(name);
        shown.setAccessibleText(name);
    }

    StringProperty textProperty() {
        return hidden.textProperty();
    }

    /// The field that is seen.
    TextField field() {
        return eye.isSelected() ? shown : hidden;
    }

    /// Not for whoever passes by while the relay is asked.
    void hide() {
        eye.setSelected(false);
    }

    private void swap(boolean reveal) {
        var before = reveal ? hidden : shown;
        var caret = before.getCaretPosition();
        hidden.setVisible(!reveal);
        shown.setVisible(reveal);
        field().positionCaret(caret);
    }
}
