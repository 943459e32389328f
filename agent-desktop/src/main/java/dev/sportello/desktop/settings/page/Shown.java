package dev.sportello.desktop.settings.page;

import javafx.scene.Node;

/// Shows a part of a view, or leaves no room for it.
public final class Shown {
    public static void set(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private Shown() {}
}
