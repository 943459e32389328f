package dev.sportello.desktop.thread;

import java.util.function.DoubleConsumer;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;

/// The scroll bar of a list that counts rows, not pixels: nobody knows the height of what was never shown. FX thread
/// only.
final class RowBar extends ScrollBar {
    private boolean setting;

    /// @param moved receives how many rows are above the view, when somebody moves the bar
    RowBar(DoubleConsumer moved) {
        setOrientation(Orientation.VERTICAL);
        setUnitIncrement(1);
        setFocusTraversable(false);
        valueProperty().subscribe((_, value) -> {
            if (!setting) {
                moved.accept(value.doubleValue());
            }
        });
    }

    /// @param rows how many there are
    /// @param laidOut how many of them are in the view
    /// @param above how many are above it
    void show(int rows, int laidOut, double above) {
        setting = true;
        setMax(rows);
        setVisibleAmount(Math.min(rows, laidOut));
        setBlockIncrement(laidOut);
        setValue(above);
        setting = false;
    }
}
