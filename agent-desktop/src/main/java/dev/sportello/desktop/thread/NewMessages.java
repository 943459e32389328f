package dev.sportello.desktop.thread;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Counts the shopper's messages that came below what the agent is reading. FX thread only.
final class NewMessages {
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private Set<Object> known = new HashSet<>();

    ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /// @param atEnd whether the end is in view, where nothing comes unseen
    void take(List<ThreadRow> rows, boolean atEnd) {
        var keys = new HashSet<>();
        var added = 0;
        rows.forEach(row -> keys.add(row.key()));
        for (var index = rows.size() - 1;
                index >= 0 && !known.contains(rows.get(index).key());
                index--) {
            added += byShopper(rows.get(index)) ? 1 : 0;
        }
        if (!known.isEmpty() && !atEnd) {
            count.set(count.get() + added);
        }
        known = keys;
    }

    private static boolean byShopper(ThreadRow row) {
        return row instanceof ThreadRow.Bubble bubble && bubble.author() instanceof ThreadRow.Author.Shopper;
    }

    /// The agent has come to the end.
    void read() {
        count.set(0);
    }

    /// Another thread is about to be shown.
    void forget() {
        known = new HashSet<>();
        count.set(0);
    }
}
