package dev.sportello.desktop.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyEvent;

/// Where the tab key stops. FX thread only.
public final class TabOrder {

    /// Those that can be reached now, in the order of the view.
    public static List<Node> in(Parent parent) {
        var stops = new ArrayList<Node>();
        collect(parent, stops);
        return stops;
    }

    /// Lets the tab key go from the last stop of a view to its first, and back, so that it stays there.
    ///
    /// @param event a pressed tab key; consumed where the key would leave
    public static void goRound(Parent view, KeyEvent event) {
        var stops = in(view);
        if (stops.isEmpty()) {
            return;
        }
        var end = event.isShiftDown() ? stops.getFirst() : stops.getLast();
        if (end.isFocused()) {
            var back = event.isShiftDown() ? TraversalDirection.NEXT : TraversalDirection.PREVIOUS;
            // Step by step, so that the ring is drawn that a key draws.
            for (var step = 1; step < stops.size(); step++) {
                Objects.requireNonNull(view.getScene().getFocusOwner()).requestFocusTraversal(back);
            }
            event.consume();
        }
    }

    private static void collect(Parent parent, List<Node> stops) {
        for (var child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible() || child.isDisabled()) {
                continue;
            }
            if (child.isFocusTraversable()) {
                stops.add(child);
            }
            if (child instanceof Parent inner) {
                collect(inner, stops);
            }
        }
    }

    private TabOrder() {}
}
