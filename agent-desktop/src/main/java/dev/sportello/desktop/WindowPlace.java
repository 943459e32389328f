package dev.sportello.desktop;

import dev.sportello.desktop.window.PaneWidths;

/// How big the window is, and how wide its panes are.
record WindowPlace(double width, double height, boolean maximized, PaneWidths panes) {
    static final double LEAST_WIDTH = 900;
    static final double LEAST_HEIGHT = 600;
    static final WindowPlace FIRST = new WindowPlace(1280, 800, false, PaneWidths.STANDARD);
}
