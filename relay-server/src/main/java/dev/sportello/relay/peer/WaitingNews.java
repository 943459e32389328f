package dev.sportello.relay.peer;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;

/// What other relays are still to be told: first what may not be missed, and then all else, each in its order.
/// Thread-safe; one thread takes.
final class WaitingNews {
    /// So many are told in one transaction.
    static final int AT_ONCE = 200;

    private final int most;
    private final String missed;
    private final Queue<String> first = new ArrayDeque<>();
    private final Queue<String> others = new ArrayDeque<>();

    /// @param most how many of either may wait, at least as many as are told at once
    /// @param missed told in place of what has no room and may not be missed
    WaitingNews(int most, String missed) {
        if (most < AT_ONCE) {
            throw new IllegalArgumentException("At least " + AT_ONCE + " wait, not " + most + ".");
        }
        this.most = most;
        this.missed = missed;
    }

    /// Some news of the same kind, in their order.
    record Batch(List<String> texts, Queue<String> from) {}

    /// @return whether there was room for it
    synchronized boolean add(String text) {
        if (others.size() >= most) {
            return false;
        }
        others.add(text);
        notifyAll();
        return true;
    }

    /// Adds what may not be missed. Where there is no room, one text says so at the end of the queue, behind which it
    /// is not taken before others have gone.
    synchronized void addFirst(String text) {
        if (first.size() < most) {
            first.add(text);
        } else if (first.size() == most) {
            first.add(missed);
        }
        notifyAll();
    }

    /// Waits for something to tell. It goes on waiting until it [#told].
    ///
    /// @return no text twice: PostgreSQL tells the same text once in a transaction
    synchronized Batch next() throws InterruptedException {
        while (first.isEmpty() && others.isEmpty()) {
            wait();
        }
        var from = first.isEmpty() ? others : first;
        var texts = new LinkedHashSet<String>();
        for (var text : from) {
            if (texts.size() == AT_ONCE || !texts.add(text)) {
                break;
            }
        }
        return new Batch(List.copyOf(texts), from);
    }

    /// Forgets what was told.
    synchronized void told(Batch batch) {
        batch.texts().forEach(_ -> batch.from().remove());
    }
}
