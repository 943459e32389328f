package dev.sportello.desktop.replica;

import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import java.time.Instant;
import java.util.Objects;

/// Something that the agent does to a ticket, on its way to the relay: closing, snoozing, handing over.
///
/// @param at when the agent did it
public record QueuedAct(Command.ByAgent command, Instant at) {
    public QueuedAct {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(at, "at");
    }

    public TicketId ticket() {
        return command.ticket();
    }
}
