package dev.sportello.relay.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The last entries that were published, as objects: most who read the log follow close behind. They are few, since
/// what lives for a second under load is copied by the garbage collector, and everybody waits for that. Thread-safe.
final class RecentEntries {
    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Deque<CommittedRow> rows = new ArrayDeque<>();

    /// Every entry after this one is here.
    private long after;

    private int entries;
    private int bytes;

    synchronized void begin(long head) {
        after = head;
    }

    /// Forgets all: some of them may have been taken out of the log.
    private void forget(CommittedRow row) {
        rows.clear();
        entries = 0;
        bytes = 0;
        after = row.entries().getFirst().sequence() - 1;
    }

    synchronized void add(CommittedRow row) {
        if (row.entries().isEmpty()) {
            return;
        }
        if (row.erases()) {
            forget(row);
        }
        rows.add(row);
        entries += row.entries().size();
        bytes += bytes(row);
        while (entries > MOST_ENTRIES || bytes > MOST_BYTES) {
            var oldest = rows.remove();
            after = oldest.end();
            entries -= oldest.entries().size();
            bytes -= bytes(oldest);
        }
    }

    private static int bytes(CommittedRow row) {
        return row.entries().stream().mapToInt(JournalEntry::bytes).sum();
    }

    /// @return the entries after a sequence number, in order; empty where some of them are here no longer
    synchronized Optional<List<JournalEntry>> after(long sequence, long upTo, int limit) {
        if (sequence < after) {
            return Optional.empty();
        }
        return Optional.of(rows.stream()
                .filter(row -> row.end() > sequence)
                .flatMap(row -> row.entries().stream())
                .filter(entry -> entry.sequence() > sequence && entry.sequence() <= upTo)
                .limit(limit)
                .toList());
    }
}
