package dev.sportello.desktop.window;

import dev.sportello.desktop.ui.TabOrder;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;

/// The keys that go from pane to pane. FX thread only.
final class PaneKeys {
    /// Where one begins in a pane; elsewhere it is the first stop.
    private static final List<String> BEGINNINGS = List.of("tickets", "text-area");

    private final Supplier<List<Parent>> panes;

    /// @param panes from left to right, those that are shown
    PaneKeys(Supplier<List<Parent>> panes) {
        this.panes = panes;
    }

    /// Puts the focus into the next pane, or the one before with -1, round and round.
    void go(int step) {
        var shown = panes.get();
        go(shown, here(shown), step);
    }

    /// As [#go], from a pane that lies over the last one.
    void goFromEnd(int step) {
        var shown = panes.get();
        go(shown, step > 0 ? -1 : shown.size(), step);
    }

    /// Puts the focus where one begins in a pane.
    static void enter(Parent pane) {
        var stops = TabOrder.in(pane);
        stops.stream()
                .filter(PaneKeys::isBeginning)
                .findFirst()
                .or(() -> stops.stream().findFirst())
                .ifPresent(Node::requestFocus);
    }

    private static void go(List<Parent> shown, int here, int step) {
        for (var tried = 1; tried <= shown.size(); tried++) {
            var next = shown.get(Math.floorMod(here + tried * step, shown.size()));
            var stops = TabOrder.in(next);
            if (!stops.isEmpty()) {
                focus(stops.stream().filter(PaneKeys::isBeginning).findFirst().orElseGet(stops::getFirst));
                return;
            }
        }
    }

    private static int here(List<Parent> shown) {
        var owner = shown.getFirst().getScene().getFocusOwner();
        return Stream.<Node>iterate(owner, Objects::nonNull, Node::getParent)
                .mapToInt(shown::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(-1);
    }

    private static boolean isBeginning(Node stop) {
        return BEGINNINGS.stream().anyMatch(stop.getStyleClass()::contains);
    }

    /// With the ring that a key draws.
    private static void focus(Node stop) {
        stop.requestFocus();
        if (stop.requestFocusTraversal(TraversalDirection.NEXT)) {
            var behind = Objects.requireNonNull(stop.getScene().getFocusOwner());
            behind.requestFocusTraversal(TraversalDirection.PREVIOUS);
            if (!stop.isFocused()) {
                stop.requestFocus();
            }
        }
    }
}
