package dev.sportello.desktop.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Rows one below the other, of which some come, go, or change their place while one of them has the focus.
public final class Rows {

    /// Shows these in their order. Those that are there already stay in the scene, and with them the focus.
    public static void put(Pane place, List<? extends Node> rows) {
        var children = place.getChildren();
        if (children.equals(rows)) {
            return;
        }
        children.removeIf(child -> !rows.contains(child));
        rows.stream().filter(row -> !children.contains(row)).forEach(children::add);
        // Removed and added again, one of them would lose the focus.
        rows.forEach(Node::toFront);
    }

    private Rows() {}
}
