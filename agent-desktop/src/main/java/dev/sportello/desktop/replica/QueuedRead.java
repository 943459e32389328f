package dev.sportello.desktop.replica;

import dev.sportello.model.TicketId;
import dev.sportello.wire.CommandId;
import java.util.Objects;

/// A read cursor that the relay may not have yet. A ticket has one at most: a later one takes the place of an earlier.
public record QueuedRead(CommandId id, TicketId ticket, long upTo) {
    public QueuedRead {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(ticket, "ticket");
    }
}
