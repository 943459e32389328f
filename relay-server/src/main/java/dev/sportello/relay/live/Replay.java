package dev.sportello.relay.live;

import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalEntry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Reads the journal for those who catch up, a chunk at a time. Thread-safe.
///
/// Only a few read at once: a thousand clients that come back together must not take all connections from
/// others.
final class Replay {
    private static final int AT_ONCE = 4;
    private static final int MOST_ENTRIES = 250;

    private final Journal journal;
    private final Audience audience;
    private final int chunkBytes;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /// @param complete whether there is nothing more up to where was asked
    record Chunk(List<JournalEntry> entries, boolean complete) {}

    Replay(Journal journal, Audience audience, int chunkBytes) {
        this.journal = journal;
        this.audience = audience;
        this.chunkBytes = chunkBytes;
    }

    Journal journal() {
        return journal;
    }

    /// The entries after a sequence number, as many as fit into a chunk but at least one.
    ///
    /// @return empty if some of them are kept no longer
    Optional<Chunk> read(Scope scope, long after, long upTo) {
        if (after == upTo) {
            return Optional.of(new Chunk(List.of(), true));
        }
        places.acquireUninterruptibly();
        try {
            return switch (scope) {
                case Scope.Everything _ ->
                    journal.entries(after, upTo, MOST_ENTRIES).map(this::cut);
                case Scope.Own own -> audience.missed(own.profile(), after).map(this::cut);
            };
        } finally {
            places.release();
        }
    }

    private Chunk cut(List<JournalEntry> entries) {
        var first = EntryBatch.of(entries, chunkBytes).stream().findFirst();
        var kept = first.map(EntryBatch::entries).orElse(List.of());
        return new Chunk(kept, kept.size() == entries.size() && entries.size() != MOST_ENTRIES);
    }
}
