package dev.sportello.desktop.settings;

import javafx.scene.Node;

/// Shows a part of a view, or leaves no room for it.
final class Shown {
    static void set(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private Shown() {}
}
