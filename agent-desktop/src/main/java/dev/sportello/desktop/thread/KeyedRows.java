package dev.sportello.desktop.thread;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows, and the place of each by its key. Immutable.
record KeyedRows(List<ThreadRow> all, Map<Object, Integer> places) {
    static final KeyedRows NONE = new KeyedRows(List.of(), Map.of());

    static KeyedRows of(List<ThreadRow> rows) {
        var places = new HashMap<Object, Integer>();
        for (var index = 0; index < rows.size(); index++) {
            places.put(rows.get(index).key(), index);
        }
        return new KeyedRows(rows, places);
    }

    int size() {
        return all.size();
    }

    ThreadRow get(int index) {
        return all.get(index);
    }

    /// Where a row is; null if it is not among these.
    @Nullable
    Integer place(Object key) {
        return places.get(key);
    }

    /// Where the first of the rows behind one stands in others; null if all are gone.
    @Nullable
    Integer nextIn(KeyedRows others, int behind) {
        for (var index = behind + 1; index < size(); index++) {
            var found = others.place(get(index).key());
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
