package dev.sportello.desktop.replica;

import dev.sportello.model.TicketId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// What the agent has begun to write. Read and changed by any thread; [#flush] belongs to the replica's.
final class Drafts {
    private final OutboxStore store;
    private final ConcurrentHashMap<TicketId, String> texts = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<TicketId, String> unwritten = new ConcurrentHashMap<>();
    private final AtomicBoolean due = new AtomicBoolean();

    Drafts(OutboxStore store, Map<TicketId, String> drafts) {
        this.store = store;
        texts.putAll(drafts);
    }

    String text(TicketId ticket) {
        return texts.getOrDefault(ticket, "");
    }

    /// @return whether [#flush] is to be called soon: nobody was told so since the last one
    boolean put(TicketId ticket, String text) {
        if (text.isEmpty()) {
            texts.remove(ticket);
        } else {
            texts.put(ticket, text);
        }
        unwritten.put(ticket, text);
        return due.compareAndSet(false, true);
    }

    void flush() {
        // First of all: whoever writes from here on asks for the next flush.
        due.set(false);
        var batch = new HashMap<>(unwritten);
        if (!batch.isEmpty()) {
            store.put(batch);
            // A text typed meanwhile differs, and stays for the next time.
            batch.forEach(unwritten::remove);
        }
    }
}
