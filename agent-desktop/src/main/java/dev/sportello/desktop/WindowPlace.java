package dev.sportello.desktop;

import dev.sportello.desktop.window.PaneWidths;
import javafx.geometry.Rectangle2D;

/// How big the window is within its frame, and how wide its panes are.
record WindowPlace(double width, double height, boolean maximized, PaneWidths panes) {
    static final double LEAST_WIDTH = 900;
    static final double LEAST_HEIGHT = 600;
    static final WindowPlace FIRST = new WindowPlace(1280, 800, false, PaneWidths.STANDARD);

    /// About what a system puts around a window. Only the window that is shown knows exactly.
    private static final double FRAME_WIDTH = 16;
    private static final double FRAME_HEIGHT = 40;

    /// The same, but not larger than a screen.
    ///
    /// @param visible what windows can be seen in
    WindowPlace within(Rectangle2D visible) {
        return new WindowPlace(
                Math.min(width, visible.getWidth() - FRAME_WIDTH),
                Math.min(height, visible.getHeight() - FRAME_HEIGHT),
                maximized,
                panes);
    }
}
