package dev.sportello.desktop.replica;

import dev.sportello.model.TicketId;
import java.util.Set;

/// What one batch of news touched. Read it again from the replica.
///
/// @param tickets whose ticket, thread, cursor or outbox is another now
/// @param about whether the account or the team is another now
/// @param everything whether to read all anew: a snapshot has replaced what was known
public record ReplicaChange(Set<TicketId> tickets, boolean about, boolean everything) {
    static final ReplicaChange ALL = new ReplicaChange(Set.of(), true, true);

    public ReplicaChange {
        tickets = Set.copyOf(tickets);
    }
}
