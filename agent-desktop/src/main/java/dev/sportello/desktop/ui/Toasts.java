package dev.sportello.desktop.ui;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The toasts below the list, each until its time has passed or it is taken away: none takes another's place. FX thread
/// only.
public final class Toasts {
    /// More at once nobody reads.
    private static final int MOST = 4;

    private final ObservableList<Toast> shown = FXCollections.observableArrayList();

    // One for all: it hears of changes for as long as somebody holds it.
    private final ObservableList<Toast> seen = FXCollections.unmodifiableObservableList(shown);

    /// The newest last; not to be changed.
    public ObservableList<Toast> shown() {
        return seen;
    }

    /// Shows a toast below those that are there. The same words said again are shown once, and for as long again.
    /// Where there are too many, the oldest that offers nothing goes.
    public void show(Toast next) {
        if (!next.offers()) {
            shown.removeIf(toast -> !toast.offers() && toast.words().equals(next.words()));
        }
        if (shown.size() >= MOST) {
            shown.stream().filter(toast -> !toast.offers()).findFirst().ifPresent(shown::remove);
        }
        shown.add(next);
    }

    /// Takes all of them away: what they offer is of a view that is gone.
    public void clear() {
        shown.clear();
    }

    /// Takes a toast away, if it is still shown.
    public void hide(@Nullable Toast past) {
        shown.remove(past);
    }
}
