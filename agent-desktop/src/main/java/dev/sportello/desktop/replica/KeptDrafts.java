package dev.sportello.desktop.replica;

import dev.sportello.model.TicketId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the agent has begun to write, ticket by ticket. Read and changed by any thread; [#flush] belongs to the
/// replica's.
final class KeptDrafts {
    private static final Logger LOG = LoggerFactory.getLogger(KeptDrafts.class);

    private final OutboxStore store;
    private final ConcurrentHashMap<Key, KeptDraft> drafts = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Key, KeptDraft> unwritten = new ConcurrentHashMap<>();
    private final AtomicBoolean due = new AtomicBoolean();

    /// Which ticket is meant, whatever its shopper is called.
    private record Key(
            long ticket, @Nullable UUID epoch, @Nullable Instant opened) {
        static Key of(Addressee to) {
            return new Key(to.ticket().number(), to.epoch(), to.opened());
        }
    }

    KeptDrafts(OutboxStore store, List<KeptDraft> drafts) {
        this.store = store;
        drafts.forEach(draft -> this.drafts.put(Key.of(draft.to()), draft));
    }

    Draft find(Addressee to) {
        var kept = drafts.get(Key.of(to));
        return kept == null ? Draft.NONE : kept.draft();
    }

    /// In no order.
    List<KeptDraft> all() {
        return List.copyOf(drafts.values());
    }

    /// An empty draft forgets what was there.
    ///
    /// @return whether [#flush] is to be called soon: true once between two calls of it
    boolean put(KeptDraft draft) {
        var key = Key.of(draft.to());
        if (draft.draft().isEmpty()) {
            drafts.remove(key);
        } else {
            drafts.put(key, draft);
        }
        unwritten.put(key, draft);
        return due.compareAndSet(false, true);
    }

    /// Forgets the drafts of tickets that were erased; the files are told by whoever erases.
    void erase(Set<TicketId> tickets) {
        drafts.keySet().removeIf(key -> tickets.contains(new TicketId(key.ticket)));
        unwritten.keySet().removeIf(key -> tickets.contains(new TicketId(key.ticket)));
    }

    /// Writes what is not on the disk yet.
    ///
    /// @return whether to call it again later, since the disk has not taken it
    boolean flush() {
        // First of all: whoever writes from here on asks for the next flush.
        due.set(false);
        var batch = new HashMap<>(unwritten);
        if (batch.isEmpty()) {
            return false;
        }
        try {
            store.put(batch.values());
        } catch (RuntimeException e) {
            LOG.error("A draft could not be written to the disk.", e);
            return due.compareAndSet(false, true);
        }
        // What was typed meanwhile differs, and stays for the next time.
        batch.forEach(unwritten::remove);
        return false;
    }
}
