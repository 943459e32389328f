package dev.sportello.desktop.replica;

import dev.sportello.model.Position;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the disk holds of the relay's, as far as it is needed to show the inbox.
///
/// @param load how far the snapshot has come; null when all of it is here
record StoredReplica(
        Position position,
        ShopInfo about,
        List<Ticket> tickets,
        Map<TicketId, Long> cursors,
        @Nullable PagedLoad load) {}
