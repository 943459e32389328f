package dev.sportello.relay.outgoing;

import dev.sportello.relay.storage.Database;
import java.time.Instant;

/// What a relay does by the hour with what it has told.
public final class OldDeliveries {

    /// Forgets what was settled before.
    public static void drop(Database database, Instant before) {
        database.jdbi().useHandle(handle -> DeliveryTable.drop(handle, before, before));
    }

    private OldDeliveries() {}
}
