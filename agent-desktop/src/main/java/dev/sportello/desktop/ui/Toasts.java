package dev.sportello.desktop.ui;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What is told at the bottom of the window: one toast that only tells and, apart from it, one that offers something.
/// FX thread only.
public final class Toasts {
    private final ReadOnlyObjectWrapper<@Nullable Toast> told = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Toast> offered = new ReadOnlyObjectWrapper<>();

    /// Null for none.
    public ReadOnlyObjectProperty<@Nullable Toast> told() {
        return told.getReadOnlyProperty();
    }

    /// Null for none.
    public ReadOnlyObjectProperty<@Nullable Toast> offered() {
        return offered.getReadOnlyProperty();
    }

    /// Shows a toast in the place of the one of its kind before: what is only told never covers what can be done.
    public void show(Toast next) {
        var place = next.offers() ? offered : told;
        // The same words said again are news, and stay for as long again.
        place.set(null);
        place.set(next);
    }

    /// Takes a toast away, if it is still shown.
    public void hide(@Nullable Toast past) {
        if (past != null && past.equals(told.get())) {
            told.set(null);
        }
        if (past != null && past.equals(offered.get())) {
            offered.set(null);
        }
    }
}
