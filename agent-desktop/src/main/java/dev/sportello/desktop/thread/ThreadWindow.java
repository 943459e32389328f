package dev.sportello.desktop.thread;

import dev.sportello.model.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/// The part of a thread that is in memory: without holes, and never more than a bounded number of entries, however
/// long the thread is. What has left it below is known by where its pieces end, and is fetched again. FX thread only.
final class ThreadWindow {
    static final int MOST = 1_000;

    /// As many entries as come with one page.
    private static final int PIECE = 50;

    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private final Deliveries deliveries = new Deliveries();

    /// The last sequence number of each piece below, the nearest first.
    private final Deque<Long> below = new ArrayDeque<>();

    private long newest;

    /// Oldest first.
    List<Entry> entries() {
        return new ArrayList<>(entries.values());
    }

    /// Of the messages in the window, and of all others that were in it.
    Deliveries deliveries() {
        return deliveries;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /// Whether it reaches down to the thread's end.
    boolean atEnd() {
        return below.isEmpty();
    }

    /// Of all that is known, in the window or below it; 0 before the first.
    long newest() {
        return newest;
    }

    /// Where the thread goes on above the window: the entries before this sequence number.
    long above() {
        return entries.isEmpty() ? Long.MAX_VALUE : entries.firstKey();
    }

    /// Where the thread goes on below the window: a page of the entries before this sequence number.
    ///
    /// @throws java.util.NoSuchElementException at the end
    long below() {
        return below.getFirst() + 1;
    }

    /// Takes the entries just above the window. What is then too much leaves it below.
    void putOlder(Collection<Entry> page) {
        put(page);
        while (entries.size() > MOST) {
            below.addFirst(entries.lastKey());
            for (var left = 0; left < PIECE; left++) {
                var _ = entries.pollLastEntry();
            }
        }
    }

    /// Takes the nearest piece below the window. What is then too much leaves it above.
    ///
    /// @return whether anything has left
    boolean putNewer(Collection<Entry> page) {
        put(page);
        var _ = below.pollFirst();
        return trimAbove();
    }

    /// Takes the thread's end as it is now.
    ///
    /// @param follow whether the end is what is looked at; else what is in the window stays
    Taken putEnd(List<Entry> end, boolean follow) {
        deliveries.note(end);
        var known = newest;
        if (known > 0 && !end.isEmpty() && end.getFirst().sequence() > known) {
            return Taken.HOLE;
        }
        if (below.isEmpty() && (follow || entries.size() < MOST)) {
            put(end);
            return follow && trimAbove() ? Taken.TRIMMED : Taken.WHOLE;
        }
        var fresh = end.stream().filter(entry -> entry.sequence() > known).toList();
        for (var from = 0; from < fresh.size(); from += PIECE) {
            newest = fresh.get(Math.min(from + PIECE, fresh.size()) - 1).sequence();
            below.addLast(newest);
        }
        return Taken.WHOLE;
    }

    /// What became of the thread's end.
    enum Taken {
        WHOLE,
        /// The oldest entries have left the window.
        TRIMMED,
        /// Entries are missing between the window and the end: the window has to begin anew.
        HOLE
    }

    private void put(Collection<Entry> some) {
        deliveries.note(some);
        some.forEach(entry -> {
            entries.put(entry.sequence(), entry);
            newest = Math.max(newest, entry.sequence());
        });
    }

    private boolean trimAbove() {
        var trimmed = entries.size() > MOST;
        while (entries.size() > MOST) {
            var _ = entries.pollFirstEntry();
        }
        return trimmed;
    }
}
