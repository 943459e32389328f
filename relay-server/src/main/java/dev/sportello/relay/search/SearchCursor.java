package dev.sportello.relay.search;

import dev.sportello.model.Position;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where the next page begins, as clients pass it back without looking into it: the last entry of the page before,
/// by epoch and sequence number. So a page is the same whatever was written meanwhile.
final class SearchCursor {
    private static final int BYTES = 3 * Long.BYTES;

    static String encode(Position last) {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(last.epoch().getMostSignificantBits())
                .putLong(last.epoch().getLeastSignificantBits())
                .putLong(last.sequence());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// @param epoch of the index
    /// @return the sequence number before which the page begins
    /// @throws RefusedFrame `input-invalid` if it is no cursor, or one of another journal
    static long decode(@Nullable String cursor, UUID epoch) throws RefusedFrame {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == BYTES && new UUID(bytes.getLong(), bytes.getLong()).equals(epoch)) {
                var sequence = bytes.getLong();
                if (sequence > 0) {
                    return sequence;
                }
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static RefusedFrame invalid() {
        return new RefusedFrame(
                ErrorKind.INPUT_INVALID, "\"after\" is the \"next\" of the page before. Search anew.", null);
    }

    private SearchCursor() {}
}
