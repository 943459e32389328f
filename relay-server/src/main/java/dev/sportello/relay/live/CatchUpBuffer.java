package dev.sportello.relay.live;

import dev.sportello.relay.journal.JournalEntry;
import java.util.ArrayList;
import java.util.List;

/// What is published while a listener reads a chunk of the journal: it follows the chunk that reaches the head. If that
/// is too much it is dropped, and read from the journal with the next chunk: a long way behind needs no more memory
/// than a short one. Not thread-safe: guarded by the listener's lock.
final class CatchUpBuffer {
    private List<JournalEntry> entries = new ArrayList<>(0);
    private int bytes;
    private boolean dropped;

    /// Begins anew. Whatever is published from now on is kept, so that the head is to be noted afterwards.
    void begin() {
        entries = new ArrayList<>(0);
        bytes = 0;
        dropped = false;
    }

    /// @param room how many bytes may be kept
    void add(EntryBatch batch, int room) {
        bytes += batch.bytes();
        if (dropped || bytes > room) {
            dropped = true;
            entries = new ArrayList<>(0);
        } else {
            entries.addAll(batch.entries());
        }
    }

    /// Whether it holds all that was published since it began.
    boolean complete() {
        return !dropped;
    }

    /// Gives away what it holds, and begins anew.
    List<JournalEntry> take() {
        var taken = entries;
        begin();
        return taken;
    }
}
