package dev.sportello.desktop.settings.page;

import javafx.application.Platform;
import javafx.scene.Node;

/// Where the cursor goes when a menu, which has taken it, is gone. FX thread only.
public final class FocusBack {

    /// To a node, and to its window: not every desktop gives that back by itself.
    public static void to(Node node) {
        node.requestFocus();
        Platform.runLater(() -> {
            var scene = node.getScene();
            if (scene != null && scene.getWindow() != null) {
                scene.getWindow().requestFocus();
                node.requestFocus();
            }
        });
    }

    private FocusBack() {}
}
