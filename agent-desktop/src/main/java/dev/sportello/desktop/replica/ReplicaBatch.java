package dev.sportello.desktop.replica;

import dev.sportello.model.Entry;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one batch of entries changes in the replica, or a page of the snapshot.
///
/// @param applied the entries that were new
/// @param kept those that stay in a thread
/// @param early those that concern a ticket whose page is not here
/// @param about null when it stays as it was
/// @param erased what is to be here no more
/// @param sequence the position of the replica after it
record ReplicaBatch(
        Collection<Ticket> tickets,
        List<Entry> applied,
        List<Entry> kept,
        List<Entry> early,
        Map<TicketId, Long> cursors,
        @Nullable ShopInfo about,
        Erased erased,
        long sequence) {

    /// The tickets that it changes.
    Set<TicketId> touched() {
        return Stream.concat(tickets.stream().map(Ticket::id), cursors.keySet().stream())
                .collect(Collectors.toSet());
    }
}
