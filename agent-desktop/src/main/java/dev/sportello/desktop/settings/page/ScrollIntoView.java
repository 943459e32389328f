package dev.sportello.desktop.settings.page;

import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/// Scrolls a page to what has just appeared on it. FX thread only.
public final class ScrollIntoView {
    private static final double MARGIN = 16;

    /// Brings the whole node into sight, its beginning if there is no room for all of it.
    public static void bring(Node node) {
        // Its size is known when all that has changed with it is.
        Platform.runLater(() -> Stream.iterate(node, parent -> parent != null, Node::getParent)
                .filter(ScrollPane.class::isInstance)
                .map(ScrollPane.class::cast)
                .findFirst()
                .ifPresent(page -> scroll(page, node)));
    }

    private static void scroll(ScrollPane page, Node node) {
        page.applyCss();
        page.layout();
        var content = page.getContent();
        var room = page.getViewportBounds().getHeight();
        var hidden = content.getLayoutBounds().getHeight() - room;
        if (hidden <= 0) {
            return;
        }
        var place = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        var down = Math.max(page.getVvalue() * hidden, place.getMaxY() + MARGIN - room);
        page.setVvalue(Math.clamp(Math.min(down, place.getMinY() - MARGIN) / hidden, 0, 1));
    }

    private ScrollIntoView() {}
}
