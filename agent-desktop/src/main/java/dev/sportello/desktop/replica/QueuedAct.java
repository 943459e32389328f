package dev.sportello.desktop.replica;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Party;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /// The ticket as it will be when the relay has carried the act out; as it is, where it cannot or need not.
    ///
    /// @param by who does it
    Ticket applyTo(Ticket ticket, Party.ByAgent by) {
        var change = change(by);
        // The entry stands for the one to come, and is kept nowhere.
        return change == null || !ticket.allows(change)
                ? ticket
                : ticket.apply(new Entry(ticket.sequence() + 1, at, ticket.id(), change));
    }

    private Change.@Nullable OfTicket change(Party.ByAgent by) {
        return switch (command) {
            case Command.CloseTicket _ -> new Change.TicketClosed(by);
            case Command.Snooze snooze -> new Change.TicketSnoozed(by, snooze.until());
            case Command.Reopen _ -> new Change.TicketReopened(by);
            case Command.Assign assign -> new Change.Assigned(by, assign.agent());
            case Command.NoReplyNeeded _ -> new Change.NoReplyNeeded(by);
            case Command.HasText _, Command.MovesCursor _ -> null;
        };
    }
}
