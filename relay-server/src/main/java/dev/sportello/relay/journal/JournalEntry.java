package dev.sportello.relay.journal;

import dev.sportello.model.Entry;
import dev.sportello.wire.Codec;
import org.jspecify.annotations.Nullable;

/// An entry of the log, as its listeners get it: encoded once, whoever listens. Thread-safe.
public final class JournalEntry {
    private final EntryRef ref;
    private final String text;
    private final int bytes;
    private final Codec codec;

    /// Read from the text when somebody first asks. Two that do so at once make the same.
    private volatile @Nullable Entry entry;

    /// @param text the entry as JSON
    /// @param entry the same as an object; null where nobody has read the text yet
    JournalEntry(Codec codec, EntryRef ref, String text, int bytes, @Nullable Entry entry) {
        this.codec = codec;
        this.ref = ref;
        this.text = text;
        this.bytes = bytes;
        this.entry = entry;
    }

    public Entry entry() {
        var read = entry;
        if (read == null) {
            read = codec.stored(text, Entry.class);
            entry = read;
        }
        return read;
    }

    public EntryRef ref() {
        return ref;
    }

    public long sequence() {
        return ref.sequence();
    }

    /// Whether it is about the account, not about a ticket.
    public boolean ofAccount() {
        return entry().ticket() == null;
    }

    /// The entry as JSON.
    public String text() {
        return text;
    }

    /// The length of the text in UTF-8.
    public int bytes() {
        return bytes;
    }

    /// Counts without making the bytes.
    public static int bytesOf(String text) {
        var bytes = text.length();
        for (var i = 0; i < text.length(); i++) {
            var unit = text.charAt(i);
            if (unit >= 0x80) {
                // Each half of a surrogate pair stands for two of its four bytes.
                bytes += unit < 0x800 || Character.isSurrogate(unit) ? 1 : 2;
            }
        }
        return bytes;
    }

    @Override
    public String toString() {
        return "JournalEntry[" + ref + "]";
    }
}
