package dev.sportello.relay.live;

import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.wire.Codec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Entries that go out in one frame, shared by all listeners that receive the same. Thread-safe.
final class EntryBatch {
    private final List<JournalEntry> entries;
    private final int bytes;

    /// Made by the first listener that sends it. Two that do so at once make the same.
    private volatile @Nullable String frame;

    EntryBatch(List<JournalEntry> entries) {
        this.entries = entries;
        bytes = entries.stream().mapToInt(JournalEntry::bytes).sum();
    }

    /// Divides entries into batches of at most so many bytes, each with at least one entry.
    static List<EntryBatch> of(List<JournalEntry> entries, int most) {
        var batches = new ArrayList<EntryBatch>();
        var from = 0;
        var bytes = 0L;
        for (var i = 0; i < entries.size(); i++) {
            bytes += entries.get(i).bytes();
            if (bytes > most && i > from) {
                batches.add(new EntryBatch(entries.subList(from, i)));
                from = i;
                bytes = entries.get(i).bytes();
            }
        }
        if (from < entries.size()) {
            batches.add(new EntryBatch(entries.subList(from, entries.size())));
        }
        return batches;
    }

    static int bytes(List<EntryBatch> batches) {
        return batches.stream().mapToInt(EntryBatch::bytes).sum();
    }

    /// @return null where it does not hold an entry of this number
    @Nullable
    JournalEntry find(long sequence) {
        if (sequence < first() || sequence > last()) {
            return null;
        }
        return entries.stream()
                .filter(entry -> entry.sequence() == sequence)
                .findFirst()
                .orElse(null);
    }

    List<JournalEntry> entries() {
        return entries;
    }

    int bytes() {
        return bytes;
    }

    long first() {
        return entries.getFirst().sequence();
    }

    long last() {
        return entries.getLast().sequence();
    }

    /// What of it comes after a sequence number; may be empty.
    List<JournalEntry> after(long sequence) {
        return first() > sequence
                ? entries
                : entries.stream().filter(entry -> entry.sequence() > sequence).toList();
    }

    String frame(Codec codec) {
        var made = frame;
        if (made == null) {
            made = codec.entriesFrame(entries.stream().map(JournalEntry::text).toList());
            frame = made;
        }
        return made;
    }
}
