package dev.sportello.relay.journal;

import dev.sportello.model.Position;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The epoch of a journal that no relay has open. Stateless.
public final class JournalEpoch {

    /// How far the journal goes.
    public static Position end(Handle handle) {
        JournalTables.begin(handle);
        return new Position(
                JournalTables.head(handle).epoch(), JournalTables.end(handle).sequence());
    }

    /// When the last row of the journal was written; null before the first.
    public static @Nullable Instant endAt(Handle handle) {
        var end = JournalTables.end(handle).row();
        return JournalTables.rowsAfter(handle, end - 1, 1).stream()
                .map(stored -> stored.row().at())
                .findFirst()
                .orElse(null);
    }

    /// Gives the journal another epoch: who followed it before starts over, and so do the projections.
    public static void renew(Handle handle) {
        JournalTables.rename(handle, UUID.randomUUID());
    }

    private JournalEpoch() {}
}
