package dev.sportello.desktop.settings.developers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private final Map<String, KeptRow> rows = new HashMap<>();

    /// @param id what does not change of it
    KeptRows(Function<T, String> id, Supplier<KeptRow> make, BiConsumer<KeptRow, T> show) {
        this.id = id;
        this.make = make;
        this.show = show;
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
            getChildren().setAll(shown);
        }
    }
}
