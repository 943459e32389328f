package dev.sportello.desktop.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;

/// Where the tab key stops. FX thread only.
public final class Stops {

    /// Those that can be reached now, in the order of the view.
    public static List<Node> in(Parent parent) {
        var stops = new ArrayList<Node>();
        collect(parent, stops);
        return stops;
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

    private Stops() {}
}
