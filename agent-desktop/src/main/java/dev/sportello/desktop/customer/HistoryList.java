package dev.sportello.desktop.customer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The rows of a history, of different heights, within a page that scrolls: there are nodes only for those in view and
/// near it. The rows are one stop of the tab key; the arrow keys go from one to the next. FX thread only.
final class HistoryList extends Region {
    /// Rows a little out of view are laid out as well, so that scrolling and the tab key find them ready.
    private static final double BEYOND = 600;

    private final ScrollPane page;
    private final PageScroll scroll;
    private final Function<HistoryRow, Region> factory;
    private final RowHeights heights = new RowHeights();
    private final Map<Object, Shown> nodes = new HashMap<>();
    private final Set<Object> opened = new HashSet<>();
    private @Nullable Object current;
    private Runnable didComeNearEnd = () -> {};

    /// @param row null where it has to be drawn anew
    private record Shown(@Nullable HistoryRow row, Region node) {}

    /// @param page whose content holds this list
    HistoryList(ScrollPane page, Function<HistoryRow, Region> factory) {
        this.page = page;
        this.factory = factory;
        scroll = new PageScroll(page, this);
        getStyleClass().add("events");
        scroll.onMove(this::requestLayout);
        addEventHandler(KeyEvent.KEY_PRESSED, this::didPress);
    }

    /// Called, perhaps more than once, when the last rows come near.
    void setOnNearEnd(Runnable action) {
        didComeNearEnd = action;
    }

    /// Another customer: what was opened is closed.
    void forget() {
        opened.clear();
        heights.forget();
        current = null;
    }

    /// Shows other rows, and keeps the one at the top of the view where it is.
    void show(List<HistoryRow> next) {
        var offset = scroll.offset();
        var held = heights.at(offset);
        var key = offset > 0 && held < heights.rows().size()
                ? heights.rows().get(held).key()
                : null;
        var within = key == null ? 0 : offset - heights.top(held);
        heights.show(next);
        if (next.stream().noneMatch(row -> row.key().equals(current))) {
            current = next.stream()
                    .filter(row -> !RowHeights.isHeading(row))
                    .findFirst()
                    .map(HistoryRow::key)
                    .orElse(null);
        }
        requestLayout();
        var place = key == null ? -1 : heights.place(key);
        if (place >= 0) {
            page.layout();
            scroll.to(heights.top(place) + within);
        }
    }

    /// Makes all rows anew: what they say of themselves has changed, not what they are.
    void redraw() {
        nodes.replaceAll((_, shown) -> new Shown(null, shown.node));
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return heights.total();
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth();
        if (width <= 0) {
            return;
        }
        heights.fit(width);
        var from = scroll.offset() - BEYOND;
        var to = scroll.offset() + scroll.height() + BEYOND;
        var kept = new ArrayList<Region>();
        var changed = false;
        var rows = heights.rows();
        var index = heights.at(from);
        var y = heights.top(index);
        // The stop of the tab key is there wherever one has scrolled to.
        var stop = current == null ? -1 : heights.place(current);
        if (stop >= 0 && stop < index) {
            kept.add(laidOut(rows.get(stop), heights.top(stop)));
        }
        for (; index < rows.size() && y < to; index++) {
            var row = rows.get(index);
            var node = laidOut(row, y);
            kept.add(node);
            changed |= heights.measure(row, node.getHeight());
            y += node.getHeight();
        }
        if (stop >= index) {
            kept.add(laidOut(rows.get(stop), heights.top(stop)));
        }
        keep(kept);
        if (changed) {
            heights.add();
            // Not from within the layout that measured.
            Platform.runLater(this::requestLayout);
        }
        if (index == rows.size()) {
            Platform.runLater(didComeNearEnd);
        }
    }

    private Region laidOut(HistoryRow row, double y) {
        var node = node(row);
        node.resizeRelocate(0, y, getWidth(), Math.ceil(node.prefHeight(getWidth())));
        return node;
    }

    private Region node(HistoryRow row) {
        var there = nodes.get(row.key());
        if (there != null && row.equals(there.row)) {
            return there.node;
        }
        var node = factory.apply(row);
        if (node instanceof HistoryEntry entry) {
            prepare(entry, row.key());
        }
        nodes.put(row.key(), new Shown(row, node));
        getChildren().add(node);
        // Heights come from the stylesheet, which must have been applied before one asks.
        node.applyCss();
        if (there != null) {
            if (there.node.isFocusWithin()) {
                Focus.move(there.node, node);
            }
            getChildren().remove(there.node);
        }
        return node;
    }

    private void prepare(HistoryEntry entry, Object key) {
        if (opened.contains(key)) {
            entry.toggle();
        }
        entry.onToggle(() -> {
            var _ = entry.isOpen() ? opened.add(key) : opened.remove(key);
            requestLayout();
        });
        entry.setFocusTraversable(key.equals(current));
        entry.focusWithinProperty().subscribe(focused -> {
            if (focused) {
                choose(key);
            }
        });
    }

    /// Takes away rows that are gone or out of view, and brings the others into their order.
    private void keep(List<Region> kept) {
        var stay = new HashSet<>(kept);
        var lost =
                nodes.values().stream().map(Shown::node).anyMatch(node -> !stay.contains(node) && node.isFocusWithin());
        nodes.values().removeIf(shown -> !stay.contains(shown.node));
        getChildren().removeIf(child -> !stay.contains(child));
        if (!getChildren().equals(kept)) {
            // Removed and added again, one of them would lose the focus.
            kept.forEach(Region::toFront);
        }
        if (lost) {
            var next = current == null ? null : nodes.get(current);
            Focus.put(next == null ? page : next.node);
        }
    }

    private void choose(Object key) {
        var before = current == null ? null : nodes.get(current);
        if (before != null) {
            before.node.setFocusTraversable(false);
        }
        current = key;
        var now = nodes.get(key);
        if (now != null) {
            now.node.setFocusTraversable(true);
        }
    }

    private void didPress(KeyEvent event) {
        if (!(event.getTarget() instanceof HistoryEntry) || current == null) {
            return;
        }
        var next = switch (event.getCode()) {
            case UP -> heights.step(heights.place(current), -1);
            case DOWN -> heights.step(heights.place(current), 1);
            case HOME -> heights.step(-1, 1);
            case END -> heights.step(heights.rows().size(), -1);
            default -> -1;
        };
        if (next >= 0) {
            reveal(next);
            var there = nodes.get(heights.rows().get(next).key());
            if (there != null) {
                Focus.show(there.node);
            }
            event.consume();
        }
    }

    private void reveal(int index) {
        var above = index == 1 ? RowHeights.HEADING : 0;
        if (heights.top(index) - above < scroll.offset()) {
            scroll.to(heights.top(index) - above);
        } else if (heights.bottom(index) > scroll.offset() + scroll.height()) {
            scroll.to(heights.bottom(index) - scroll.height());
        }
        page.layout();
    }
}
