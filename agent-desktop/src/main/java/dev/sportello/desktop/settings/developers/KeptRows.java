package dev.sportello.desktop.settings.developers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// A list of rows that stay the same nodes while what they show changes, so that a question in one of them
/// and the cursor stay. FX thread only.
///
/// @param <T> what a row shows
final class KeptRows<T> extends VBox {
    private final Function<T, String> id;
    private final Supplier<KeptRow> make;
    private final BiConsumer<KeptRow, T> show;
    private final Runnable left;
    private final Map<String, KeptRow> rows = new HashMap<>();

    /// @param id what does not change of it
    /// @param left gives the cursor a place when the last row is gone in which it was
    KeptRows(Function<T, String> id, Supplier<KeptRow> make, BiConsumer<KeptRow, T> show, Runnable left) {
        this.id = id;
        this.make = make;
        this.show = show;
        this.left = left;
        getStyleClass().add("kept-rows");
    }

    void show(List<T> all) {
        rows.keySet().retainAll(all.stream().map(id).toList());
        for (var one : all) {
            show.accept(rows.computeIfAbsent(id.apply(one), _ -> make.get()), one);
        }
        List<Node> shown =
                all.stream().<Node>map(one -> rows.get(id.apply(one))).toList();
        if (!getChildren().equals(shown)) {
            var focused = focused();
            var gone = focused >= 0 && !shown.contains(getChildren().get(focused));
            getChildren().setAll(shown);
            if (gone) {
                goOn(Math.min(focused, shown.size()));
            }
        }
    }

    /// The place of the row in which somebody works by keyboard; -1 for none.
    private int focused() {
        return IntStream.range(0, getChildren().size())
                .filter(place -> getChildren().get(place).isFocusWithin())
                .findFirst()
                .orElse(-1);
    }

    /// At the row that has come into that place, or else at the nearest: of those that can be ended.
    private void goOn(int place) {
        var rows = getChildren();
        var after = rows.subList(place, rows.size());
        var before = rows.subList(0, place).reversed();
        Stream.concat(after.stream(), before.stream())
                .map(KeptRow.class::cast)
                .filter(KeptRow::canEnd)
                .findFirst()
                .ifPresentOrElse(KeptRow::focus, left);
    }
}
