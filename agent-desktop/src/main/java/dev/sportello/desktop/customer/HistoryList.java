package dev.sportello.desktop.customer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The rows of a history, of different heights, within a page that scrolls: there are nodes only for those in view and
/// near it. The rows are one stop of the tab key; the arrow keys go from one to the next. FX thread only.
final class HistoryList extends Region {
    /// Rows a little out of view are laid out as well, so that scrolling and the tab key find them ready.
    private static final double BEYOND = 600;

    private static final double HEADING = 30;
    private static final double ENTRY = 40;

    private final ScrollPane page;
    private final Function<HistoryRow, Region> factory;
    private final Map<Object, Shown> nodes = new HashMap<>();
    private final Map<Object, Double> measured = new HashMap<>();
    private final Set<Object> opened = new HashSet<>();
    private List<HistoryRow> rows = List.of();
    private double[] tops = {0};
    private double measuredWidth;
    private @Nullable Object current;
    private Runnable didComeNearEnd = () -> {};

    private record Shown(HistoryRow row, Region node) {}

    /// @param page whose content holds this list
    HistoryList(ScrollPane page, Function<HistoryRow, Region> factory) {
        this.page = page;
        this.factory = factory;
        getStyleClass().add("events");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        page.vvalueProperty().subscribe(_ -> requestLayout());
        page.viewportBoundsProperty().subscribe(_ -> requestLayout());
        addEventHandler(KeyEvent.KEY_PRESSED, this::didPress);
    }

    /// Called, perhaps more than once, when the last rows come near.
    void setOnNearEnd(Runnable action) {
        didComeNearEnd = action;
    }

    /// Another customer: what was opened is closed.
    void forget() {
        opened.clear();
        measured.clear();
        current = null;
    }

    /// Shows other rows, and keeps the one at the top of the view where it is.
    void show(List<HistoryRow> next) {
        var held = index(offset());
        var key = offset() > 0 && held < rows.size() ? rows.get(held).key() : null;
        var within = key == null ? 0 : offset() - tops[held];
        rows = next;
        if (rows.stream().noneMatch(row -> row.key().equals(current))) {
            current = rows.stream()
                    .filter(row -> !isHeading(row))
                    .findFirst()
                    .map(HistoryRow::key)
                    .orElse(null);
        }
        add();
        requestLayout();
        var place = key == null ? -1 : place(key);
        if (place >= 0) {
            page.layout();
            scrollTo(tops[place] + within);
        }
    }

    /// Makes all rows anew: what they say of themselves has changed, not what they are.
    void redraw() {
        nodes.clear();
        getChildren().clear();
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return tops[rows.size()];
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth();
        if (width <= 0) {
            return;
        }
        if (width != measuredWidth) {
            measuredWidth = width;
            measured.clear();
            add();
        }
        var from = offset() - BEYOND;
        var to = offset() + page.getViewportBounds().getHeight() + BEYOND;
        var kept = new ArrayList<Region>();
        var changed = false;
        var index = index(from);
        var y = rows.isEmpty() ? 0 : tops[index];
        for (; index < rows.size() && y < to; index++) {
            var row = rows.get(index);
            var node = node(row, kept.size());
            kept.add(node);
            var height = Math.ceil(node.prefHeight(width));
            var before = measured.put(row.key(), height);
            changed |= before == null ? height != guess(row) : height != before;
            node.resizeRelocate(0, y, width, height);
            y += height;
        }
        drop(kept);
        if (changed) {
            add();
            // Not from within the layout that measured.
            Platform.runLater(this::requestLayout);
        }
        if (index == rows.size()) {
            Platform.runLater(didComeNearEnd);
        }
    }

    private Region node(HistoryRow row, int place) {
        var there = nodes.get(row.key());
        if (there != null && there.row.equals(row)) {
            if (getChildren().indexOf(there.node) != place) {
                getChildren().remove(there.node);
                getChildren().add(Math.min(place, getChildren().size()), there.node);
            }
            return there.node;
        }
        var focused = there != null && there.node.isFocused();
        if (there != null) {
            getChildren().remove(there.node);
        }
        var node = factory.apply(row);
        nodes.put(row.key(), new Shown(row, node));
        getChildren().add(Math.min(place, getChildren().size()), node);
        if (node instanceof HistoryEntry entry) {
            prepare(entry, row.key());
        }
        // Heights come from the stylesheet, which must have been applied before one asks.
        node.applyCss();
        if (focused) {
            node.requestFocus();
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
        entry.focusedProperty().subscribe(focused -> {
            if (focused) {
                choose(key);
            }
        });
    }

    /// Rows that are gone, and those out of view but for the one that has the keyboard.
    private void drop(List<Region> kept) {
        var stay = new HashSet<>(kept);
        nodes.values().removeIf(shown -> {
            var goes = !stay.contains(shown.node) && !shown.node.isFocusWithin();
            if (goes) {
                getChildren().remove(shown.node);
            }
            return goes;
        });
        getChildren().removeIf(child -> nodes.values().stream().noneMatch(shown -> shown.node.equals(child)));
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
        var moved = switch (event.getCode()) {
            case UP -> step(place(current), -1);
            case DOWN -> step(place(current), 1);
            case HOME -> step(-1, 1);
            case END -> step(rows.size(), -1);
            default -> false;
        };
        if (moved) {
            event.consume();
        }
    }

    private boolean step(int from, int step) {
        var next = from + step;
        while (next >= 0 && next < rows.size() && isHeading(rows.get(next))) {
            next += step;
        }
        if (next < 0 || next >= rows.size()) {
            return false;
        }
        reveal(next);
        var there = nodes.get(rows.get(next).key());
        if (there != null) {
            there.node.requestFocus();
        }
        return true;
    }

    private void reveal(int index) {
        var view = page.getViewportBounds().getHeight();
        var above = index == 1 ? HEADING : 0;
        if (tops[index] - above < offset()) {
            scrollTo(tops[index] - above);
        } else if (tops[index + 1] > offset() + view) {
            scrollTo(tops[index + 1] - view);
        }
        page.layout();
    }

    /// How far the top of the view is below the top of the list; negative where the list begins within the view.
    private double offset() {
        return page.getVvalue()
                        * Math.max(0, content() - page.getViewportBounds().getHeight())
                - getLayoutY();
    }

    private void scrollTo(double offset) {
        var room = content() - page.getViewportBounds().getHeight();
        page.setVvalue(room <= 0 ? 0 : Math.clamp((offset + getLayoutY()) / room, 0, 1));
    }

    private double content() {
        return page.getContent().getLayoutBounds().getHeight();
    }

    private int place(Object key) {
        for (var index = 0; index < rows.size(); index++) {
            if (rows.get(index).key().equals(key)) {
                return index;
            }
        }
        return -1;
    }

    /// The row at a height of the list, or the nearest one.
    private int index(double y) {
        var found = Arrays.binarySearch(tops, 0, rows.size(), y);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }

    /// Adds up the heights: as measured, or as they usually are.
    private void add() {
        tops = new double[rows.size() + 1];
        for (var index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            tops[index + 1] = tops[index] + measured.getOrDefault(row.key(), guess(row));
        }
    }

    private static double guess(HistoryRow row) {
        return isHeading(row) ? HEADING : ENTRY;
    }

    private static boolean isHeading(HistoryRow row) {
        return row instanceof HistoryRow.Day || row instanceof HistoryRow.Month;
    }
}
