package dev.sportello.relay.journal;

import dev.sportello.model.ProfileId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An entry as its listeners get it: encoded once, whoever listens.
///
/// @param shopper the profile that may see it; null where no shopper may
/// @param text the entry as JSON
/// @param bytes the length of the text in UTF-8
public record JournalEntry(long sequence, @Nullable ProfileId shopper, String text, int bytes) {
    public JournalEntry {
        Objects.requireNonNull(text, "text");
    }

    JournalEntry(long sequence, @Nullable ProfileId shopper, String text) {
        this(sequence, shopper, text, bytesOf(text));
    }

    /// Counts without making the bytes: this is done for every entry.
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
}
