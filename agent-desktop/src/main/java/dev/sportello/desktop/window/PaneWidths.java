package dev.sportello.desktop.window;

import javafx.scene.control.SplitPane;

/// How wide the panes beside the thread are, in pixels. The thread takes the rest.
///
/// @param customer 0 while the customer is hidden
public record PaneWidths(double inbox, double customer) {
    public static final PaneWidths STANDARD = new PaneWidths(328, 296);

    /// As the agent has dragged them.
    static PaneWidths of(SplitPane split) {
        var dividers = split.getDividerPositions();
        return new PaneWidths(
                dividers[0] * split.getWidth(), dividers.length < 2 ? 0 : (1 - dividers[1]) * split.getWidth());
    }

    /// Puts the dividers where they were, now and not again: from then on the panes keep their widths by themselves.
    void applyTo(SplitPane split) {
        if (split.getWidth() > 0) {
            split.setDividerPositions(inbox / split.getWidth(), 1 - customer / split.getWidth());
        }
    }
}
