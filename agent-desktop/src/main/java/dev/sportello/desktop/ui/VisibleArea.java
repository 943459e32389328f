package dev.sportello.desktop.ui;

import java.util.Comparator;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The parts of the screens that windows can be seen in: without taskbars and docks. FX thread only.
public final class VisibleArea {

    /// Brings the window onto the screen now, and whenever screens come, go, or change.
    public static void keep(Stage stage) {
        var width = stage.getMinWidth();
        var height = stage.getMinHeight();
        InvalidationListener screens = _ -> bringInto(stage, width, height);
        stage.showingProperty().subscribe(showing -> {
            Screen.getScreens().removeListener(screens);
            if (showing) {
                Screen.getScreens().addListener(screens);
                bringInto(stage, width, height);
            }
        });
    }

    /// Moves and shrinks the window until all of it is visible: its title bar, by which it is moved, and what is at its
    /// end. A window that fills its screen is the system's to place.
    ///
    /// @param leastWidth what it may not be smaller than, unless the screen is
    private static void bringInto(Stage stage, double leastWidth, double leastHeight) {
        if (stage.isMaximized() || stage.isFullScreen() || stage.isIconified()) {
            return;
        }
        var window = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        var visible = around(
                window,
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList());
        var inside = inside(window, visible);
        stage.setMinWidth(Math.min(leastWidth, visible.getWidth()));
        stage.setMinHeight(Math.min(leastHeight, visible.getHeight()));
        if (!inside.equals(window)) {
            stage.setX(inside.getMinX());
            stage.setY(inside.getMinY());
            stage.setWidth(inside.getWidth());
            stage.setHeight(inside.getHeight());
        }
    }

    /// The area that a window lies in most; the first one if it lies in none.
    ///
    /// @param areas not empty, the first screen's first
    static Rectangle2D around(Rectangle2D window, List<Rectangle2D> areas) {
        return areas.stream()
                .max(Comparator.comparingDouble(area -> overlap(window, area)))
                .filter(area -> overlap(window, area) > 0)
                .orElse(areas.getFirst());
    }

    /// A window of this place and size, as near as it can be where all of it is visible.
    static Rectangle2D inside(Rectangle2D window, Rectangle2D visible) {
        var width = Math.min(window.getWidth(), visible.getWidth());
        var height = Math.min(window.getHeight(), visible.getHeight());
        return new Rectangle2D(
                Math.clamp(window.getMinX(), visible.getMinX(), visible.getMaxX() - width),
                Math.clamp(window.getMinY(), visible.getMinY(), visible.getMaxY() - height),
                width,
                height);
    }

    private static double overlap(Rectangle2D one, Rectangle2D other) {
        var width = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        var height = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return Math.max(0, width) * Math.max(0, height);
    }

    private VisibleArea() {}
}
