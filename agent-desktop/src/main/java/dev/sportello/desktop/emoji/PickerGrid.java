package dev.sportello.desktop.emoji;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the picker shows, row by row, and the emoji that Enter takes. FX thread only.
final class PickerGrid {
    static final int COLUMNS = 8;

    /// @param heading of the rows that follow, with no emoji; empty for a row of emoji
    record Row(String heading, List<Emoji> emoji) {
        Row {
            emoji = List.copyOf(emoji);
        }

        static Row heading(String words) {
            return new Row(words, List.of());
        }
    }

    private List<Row> rows = List.of();
    private int row;
    private int column;

    /// Begins with the first emoji.
    void show(List<Row> next) {
        rows = List.copyOf(next);
        row = 0;
        column = 0;
        skipHeadings(1);
    }

    /// A list of emoji, cut into rows.
    static List<Row> cut(List<Emoji> emoji) {
        var cut = new ArrayList<Row>();
        for (var start = 0; start < emoji.size(); start += COLUMNS) {
            cut.add(new Row("", emoji.subList(start, Math.min(emoji.size(), start + COLUMNS))));
        }
        return cut;
    }

    List<Row> rows() {
        return rows;
    }

    int row() {
        return row;
    }

    /// Null where nothing was found.
    @Nullable
    Emoji current() {
        return row < rows.size() && column < rows.get(row).emoji.size()
                ? rows.get(row).emoji.get(column)
                : null;
    }

    /// By rows, down or up with a negative number; nothing happens at the end.
    void moveRows(int step) {
        var before = row;
        row += step;
        skipHeadings(step);
        if (row < 0 || row >= rows.size()) {
            row = before;
        }
        column = rows.isEmpty() ? 0 : Math.min(column, rows.get(row).emoji.size() - 1);
    }

    /// To the next emoji, or the one before with -1, also in another row.
    void moveColumns(int step) {
        var next = column + step;
        if (!rows.isEmpty() && next >= 0 && next < rows.get(row).emoji.size()) {
            column = next;
            return;
        }
        var before = row;
        moveRows(step);
        if (row != before) {
            column = step > 0 ? 0 : rows.get(row).emoji.size() - 1;
        }
    }

    /// To the first emoji below a heading.
    void jump(String heading) {
        var place = rows.indexOf(Row.heading(heading));
        if (place >= 0) {
            row = place + 1;
            column = 0;
        }
    }

    private void skipHeadings(int step) {
        while (row >= 0 && row < rows.size() && rows.get(row).emoji.isEmpty()) {
            row += step;
        }
    }
}
