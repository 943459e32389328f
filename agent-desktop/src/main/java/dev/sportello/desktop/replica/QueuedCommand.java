package dev.sportello.desktop.replica;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Party;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.Opened;
import dev.sportello.wire.Refusal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that the agent wants of the relay, until its entry has come back.
///
/// @param to the ticket that the agent meant
/// @param at when the agent did it, by this machine's clock
/// @param doneAt the entry that the relay made of it, which is on its way; null while the relay has not answered
/// @param refusal why the relay will not carry it out; null while there is hope
public record QueuedCommand(
        Addressee to,
        Command.ByAgent command,
        Instant at,
        @Nullable Long doneAt,
        @Nullable Refusal refusal) {
    public QueuedCommand {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(at, "at");
    }

    public QueuedCommand(Addressee to, Command.ByAgent command, Instant at) {
        this(to, command, at, null, null);
    }

    public CommandId id() {
        return command.id();
    }

    public TicketId ticket() {
        return command.ticket();
    }

    /// As it is sent: to the ticket that the agent meant, and to no other that may have its number by now.
    public Command.ByAgent addressed() {
        return to.epoch() == null ? command : command.to(new Opened(to.epoch(), to.opened()));
    }

    /// Whether the relay has neither carried it out nor refused it.
    public boolean waits() {
        return doneAt == null && refusal == null;
    }

    public DeliveryStatus delivery() {
        if (refusal != null) {
            return DeliveryStatus.FAILED;
        }
        return doneAt == null ? DeliveryStatus.QUEUED : DeliveryStatus.SENT;
    }

    QueuedCommand doneAt(@Nullable Long sequence) {
        return new QueuedCommand(to, command, at, sequence, null);
    }

    QueuedCommand refused(Refusal why) {
        return new QueuedCommand(to, command, at, null, why);
    }

    /// The ticket as it will be when the relay has carried the command out; as it is, where it cannot or need not.
    ///
    /// @param by who does it
    Ticket applyTo(Ticket ticket, Party.ByAgent by) {
        var change = change(by);
        // The entry is in the place of the one to come, and is kept nowhere.
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
            case Command.HasText _, Command.OfMessage _, Command.MovesCursor _ -> null;
        };
    }

    /// Whether it moves the agent's own cursor, and nothing else.
    boolean movesCursor() {
        return command instanceof Command.MovesCursor;
    }

    /// The agent's own cursor in the ticket when the relay has carried the command out.
    long cursorAfter(long cursor) {
        return switch (command) {
            case Command.MarkRead read -> Math.max(cursor, read.upTo());
            case Command.MarkUnread unread -> Math.min(cursor, Math.max(0, unread.upTo()));
            case Command.HasText _, Command.OfMessage _ -> cursor;
            case Command.ChangesStatus _, Command.ChangesHandling _ -> cursor;
        };
    }
}
