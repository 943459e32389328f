package dev.sportello.desktop.customer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where each row of a history begins: by the heights that were measured, and those that rows usually have. FX thread
/// only.
final class RowHeights {
    static final double HEADING = 30;
    private static final double ENTRY = 40;

    private final Map<Object, Double> measured = new HashMap<>();
    private List<HistoryRow> rows = List.of();
    private double[] tops = {0};
    private double width;

    void show(List<HistoryRow> next) {
        rows = next;
        add();
    }

    List<HistoryRow> rows() {
        return rows;
    }

    /// At another width every row has another height.
    void fit(double next) {
        if (next != width) {
            width = next;
            forget();
        }
    }

    void forget() {
        measured.clear();
        add();
    }

    /// Takes the height of a row. Call [#add] when all are here.
    ///
    /// @return whether rows below it move
    boolean measure(HistoryRow row, double height) {
        var before = measured.put(row.key(), height);
        return height != (before == null ? guess(row) : before);
    }

    /// Adds up the heights: as measured, or as they usually are.
    void add() {
        tops = new double[rows.size() + 1];
        for (var index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            tops[index + 1] = tops[index] + measured.getOrDefault(row.key(), guess(row));
        }
    }

    double top(int index) {
        return tops[index];
    }

    double bottom(int index) {
        return tops[index + 1];
    }

    double total() {
        return tops[rows.size()];
    }

    /// The row at a height of the list, or the nearest one; 0 where there are none.
    int at(double y) {
        var found = Arrays.binarySearch(tops, 0, rows.size(), y);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }

    /// -1 where there is no such row.
    int place(Object key) {
        for (var index = 0; index < rows.size(); index++) {
            if (rows.get(index).key().equals(key)) {
                return index;
            }
        }
        return -1;
    }

    /// The next row in a direction that is no heading; -1 where there is none.
    ///
    /// @param step 1 for down, -1 for up
    int step(int from, int step) {
        var next = from + step;
        while (next >= 0 && next < rows.size() && isHeading(rows.get(next))) {
            next += step;
        }
        return next < rows.size() ? next : -1;
    }

    static boolean isHeading(HistoryRow row) {
        return row instanceof HistoryRow.Day || row instanceof HistoryRow.Month;
    }

    private static double guess(HistoryRow row) {
        return isHeading(row) ? HEADING : ENTRY;
    }
}
