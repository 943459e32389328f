package dev.sportello.desktop.settings.hours;

import dev.sportello.desktop.ui.Texts;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The ranges of one day under each other, or that it is closed. FX thread only.
final class RangeRows extends VBox {
    private final DayEdit day;
    private final Texts texts;
    private final String name;
    private final Label closed;
    private final Map<RangeEdit, RangeRow> rows = new HashMap<>();

    private Runnable left = () -> {};

    RangeRows(DayEdit day, Texts texts, String name) {
        this.day = day;
        this.texts = texts;
        this.name = name;
        closed = new Label(texts.get("hours.closed"));
        closed.getStyleClass().addAll("faint", "closed");
        getStyleClass().add("range-rows");
        day.ranges().addListener((ListChangeListener<RangeEdit>) _ -> show());
        show();
    }

    void focusNewest(RangeEdit range) {
        Objects.requireNonNull(rows.get(range)).focusStart();
    }

    /// @param next gives the cursor a place when the agent has taken a range away
    void onRemoved(Runnable next) {
        left = next;
    }

    private void remove(RangeEdit range) {
        day.remove(range);
        left.run();
    }

    private void show() {
        rows.keySet().retainAll(day.ranges());
        day.ranges()
                .forEach(range ->
                        rows.computeIfAbsent(range, _ -> new RangeRow(range, texts, name, () -> remove(range))));
        getChildren().setAll(day.ranges().stream().map(rows::get).toList());
        if (getChildren().isEmpty()) {
            getChildren().add(closed);
        }
    }
}
