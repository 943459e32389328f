package dev.sportello.desktop.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/// Disables what waits for an answer. JavaFX takes the focus from what is disabled, and never gives it back: who works
/// by keyboard would lose their place with each answer. For the FX thread.
public final class Waiting {
    private static final Object FOCUSED = new Object();

    /// @param waits whether an answer is still to come; then the focus returns, unless somebody writes elsewhere by now
    public static void set(Node node, boolean waits) {
        var scene = node.getScene();
        if (waits && !node.isDisable() && scene != null && isWithin(scene.getFocusOwner(), node)) {
            node.getProperties().put(FOCUSED, scene.getFocusOwner());
        }
        node.setDisable(waits);
        if (!waits && node.getProperties().remove(FOCUSED) instanceof Node focused && scene != null) {
            var now = scene.getFocusOwner();
            if (isWithin(focused, node) && !(now instanceof TextInputControl)) {
                focused.requestFocus();
            }
        }
    }

    /// Disables a form's button while what is typed cannot be sent. Whoever has pressed it by keyboard goes on in the
    /// form.
    ///
    /// @param ready whether it can be sent now
    /// @param field of the form, which gets the focus that the button loses
    public static void until(ObservableValue<Boolean> ready, Button button, Node field) {
        button.disableProperty().subscribe(disabled -> {
            if (disabled && button.isFocused()) {
                field.requestFocus();
            }
        });
        button.disableProperty().bind(ready.map(is -> !is));
    }

    private static boolean isWithin(@Nullable Node inner, Node outer) {
        var at = inner;
        while (at != null && !at.equals(outer)) {
            at = at.getParent();
        }
        return at != null;
    }

    private Waiting() {}
}
