package dev.sportello.desktop.ui;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The toasts at the bottom of the window: one that is a notice and, apart from it, one that offers something.
/// FX thread only.
public final class Toasts {
    private final ReadOnlyObjectWrapper<@Nullable Toast> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Toast> offered = new ReadOnlyObjectWrapper<>();

    /// Null for none.
    public ReadOnlyObjectProperty<@Nullable Toast> notice() {
        return notice.getReadOnlyProperty();
    }

    /// Null for none.
    public ReadOnlyObjectProperty<@Nullable Toast> offered() {
        return offered.getReadOnlyProperty();
    }

    /// Shows a toast in the place of the one of its kind before: a notice never covers an offer.
    public void show(Toast next) {
        var place = next.offers() ? offered : notice;
        // The same words said again are news, and stay for as long again.
        place.set(null);
        place.set(next);
    }

    /// Takes a toast away, if it is still shown.
    public void hide(@Nullable Toast past) {
        if (past != null && past.equals(notice.get())) {
            notice.set(null);
        }
        if (past != null && past.equals(offered.get())) {
            offered.set(null);
        }
    }
}
