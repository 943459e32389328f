package dev.sportello.desktop.customer;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/// How a page that scrolls stands to a list that is a part of it. FX thread only.
///
/// @param page whose content holds the list
record PageScroll(ScrollPane page, Node list) {
    /// @param action runs when other parts of the list come into view
    void onMove(Runnable action) {
        page.vvalueProperty().subscribe(_ -> action.run());
        page.viewportBoundsProperty().subscribe(_ -> action.run());
        // What stands above the list has grown. Not from within the layout that brings it.
        page.getContent().layoutBoundsProperty().subscribe(_ -> Platform.runLater(action));
    }

    /// How far the top of the view is below the top of the list; negative where the list begins within the view.
    double offset() {
        return page.getVvalue() * Math.max(0, room()) - above();
    }

    double height() {
        return page.getViewportBounds().getHeight();
    }

    /// Brings a height of the list to the top of the view, as far as the page goes.
    void to(double offset) {
        page.setVvalue(room() <= 0 ? 0 : Math.clamp((offset + above()) / room(), 0, 1));
    }

    private double room() {
        return page.getContent().getLayoutBounds().getHeight() - height();
    }

    /// The height of all that stands above the list.
    private double above() {
        var above = 0.0;
        for (var node = list; node != null && !node.equals(page.getContent()); node = node.getParent()) {
            above += node.getLayoutY();
        }
        return above;
    }
}
