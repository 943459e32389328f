package dev.sportello.desktop.replica;

import dev.sportello.model.Entry;
import dev.sportello.model.TicketId;
import java.util.List;
import java.util.Set;

/// What one piece of news brought. What is known now is to be read from the replica.
public sealed interface ReplicaChange {

    /// The tickets that are to be read again: themselves, their thread, their cursor, or what waits for them.
    Set<TicketId> tickets();

    /// All that was known is replaced, and is to be read again. Also what cannot be delivered may be another now.
    record Replaced() implements ReplicaChange {
        @Override
        public Set<TicketId> tickets() {
            return Set.of();
        }
    }

    /// A part of the snapshot has come: tickets as they are, none of which has just happened.
    record Loaded(Set<TicketId> tickets) implements ReplicaChange {
        public Loaded {
            tickets = Set.copyOf(tickets);
        }
    }

    /// Entries of the journal were applied.
    ///
    /// @param entries in their order
    /// @param settings whether the account is another now
    /// @param team whether who works here is another now, or one's own role
    /// @param live whether they have just happened; false for what happened while there was no link
    record Applied(List<Entry> entries, Set<TicketId> tickets, boolean settings, boolean team, boolean live)
            implements ReplicaChange {
        public Applied {
            entries = List.copyOf(entries);
            tickets = Set.copyOf(tickets);
        }
    }

    /// The agent wrote or did something here, or its fate is another now.
    record Written(Set<TicketId> tickets) implements ReplicaChange {
        public Written {
            tickets = Set.copyOf(tickets);
        }
    }
}
