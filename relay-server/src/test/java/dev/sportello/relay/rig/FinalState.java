package dev.sportello.relay.rig;

import dev.sportello.model.Entry;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the relay holds when all is quiet, as it tells over HTTP, and what each listener should have seen of it.
///
/// @param head the journal's last sequence number
/// @param threads the thread of each ticket, oldest first
/// @param live the live tickets, as a desktop would load them now
/// @param agents names in the history that see every entry
/// @param shoppers names in the history, with the tickets that are theirs
public record FinalState(
        long head,
        Map<TicketId, List<Entry>> threads,
        List<Ticket> live,
        Set<String> agents,
        Map<String, Set<TicketId>> shoppers) {
    public FinalState {
        threads = Map.copyOf(threads);
        live = List.copyOf(live);
        agents = Set.copyOf(agents);
        shoppers = Map.copyOf(shoppers);
    }
}
