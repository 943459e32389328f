package dev.sportello.desktop;

import dev.sportello.desktop.window.PaneWidths;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;

/// Where the window is, how big within its frame, and how wide its panes are.
///
/// @param corner the upper left one, of the frame; null: where the system puts it
/// @param maximized the rest is what the window has when it is not
record WindowPlace(@Nullable Point2D corner, double width, double height, boolean maximized, PaneWidths panes) {
    static final double LEAST_WIDTH = 900;
    static final double LEAST_HEIGHT = 600;
    static final WindowPlace FIRST = new WindowPlace(null, 1280, 800, false, PaneWidths.STANDARD);

    /// About what a system puts around a window. Only the window that is shown knows exactly.
    private static final double FRAME_WIDTH = 16;
    private static final double FRAME_HEIGHT = 40;

    /// The same, but not larger than a screen.
    ///
    /// @param visible what windows can be seen in
    WindowPlace within(Rectangle2D visible) {
        return new WindowPlace(
                corner,
                Math.min(width, visible.getWidth() - FRAME_WIDTH),
                Math.min(height, visible.getHeight() - FRAME_HEIGHT),
                maximized,
                panes);
    }
}
