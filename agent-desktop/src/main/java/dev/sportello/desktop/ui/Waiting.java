package dev.sportello.desktop.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/// Disables what waits for an answer. JavaFX takes the focus from what is disabled with the next frame, and gives it to
/// what comes after it: who works by keyboard would lose their place with each answer. For the FX thread.
public final class Waiting {
    private static final Object FOCUSED = new Object();

    /// While it waits, the focus is kept by what is around the node, which nobody can choose.
    ///
    /// @param waits whether an answer is still to come; then the focus returns, unless somebody has gone on by then
    public static void set(Node node, boolean waits) {
        var scene = node.getScene();
        var focused = scene == null ? null : scene.getFocusOwner();
        var around = node.getParent();
        if (waits && !node.isDisable() && focused != null && around != null && isWithin(focused, node)) {
            node.getProperties().put(FOCUSED, focused);
            around.requestFocus();
        }
        node.setDisable(waits);
        if (!waits
                && node.getProperties().remove(FOCUSED) instanceof Node waited
                && (focused == null || isWithin(waited, focused))) {
            waited.requestFocus();
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
