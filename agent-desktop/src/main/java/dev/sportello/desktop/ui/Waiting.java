package dev.sportello.desktop.ui;

import javafx.scene.Node;
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

    private static boolean isWithin(@Nullable Node inner, Node outer) {
        var at = inner;
        while (at != null && !at.equals(outer)) {
            at = at.getParent();
        }
        return at != null;
    }

    private Waiting() {}
}
