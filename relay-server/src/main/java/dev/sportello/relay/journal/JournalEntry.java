package dev.sportello.relay.journal;

import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Codec;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An entry as its listeners get it: encoded once, whoever listens.
///
/// @param shopper the profile that may see it; null where no shopper may
/// @param ofAccount whether it is about the account, not about a ticket
/// @param text the entry as JSON
/// @param bytes the length of the text in UTF-8
public record JournalEntry(long sequence, @Nullable ProfileId shopper, boolean ofAccount, String text, int bytes) {
    public JournalEntry {
        Objects.requireNonNull(text, "text");
    }

    /// @param ticket null for what concerns the account
    /// @param change as JSON
    static JournalEntry of(
            Codec codec,
            long sequence,
            Instant at,
            @Nullable TicketId ticket,
            @Nullable ProfileId shopper,
            String change) {
        var text = codec.entry(sequence, at, ticket, change);
        return new JournalEntry(sequence, shopper, ticket == null, text, bytesOf(text));
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
