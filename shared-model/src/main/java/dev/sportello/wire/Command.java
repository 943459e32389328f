package dev.sportello.wire;

import dev.sportello.model.AgentId;
import dev.sportello.model.TicketId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What asks for a change. Each is answered once by [RelayFrame.Done] or [RelayFrame.Refused] with the same id.
///
/// Each kind is one side's, and stands in one group of what it asks for, so that a new one meets only the places that
/// its group concerns.
public sealed interface Command extends ClientFrame {

    CommandId id();

    /// Says something: its text becomes a bubble.
    sealed interface HasText extends Command {
        String text();
    }

    /// Moves one of the sender's own cursors.
    sealed interface MovesCursor extends Command {
        TicketId ticket();

        /// A sequence number.
        long upTo();
    }

    /// Leads a ticket to another status.
    sealed interface ChangesStatus extends Command {
        TicketId ticket();
    }

    /// Says who looks after a ticket, or that nobody waits.
    sealed interface ChangesHandling extends Command {
        TicketId ticket();
    }

    /// What a shopper may ask for.
    sealed interface ByShopper extends Command {}

    /// What an agent may ask for.
    sealed interface ByAgent extends Command {
        /// The ticket that it is about.
        TicketId ticket();
    }

    /// A shopper writes.
    ///
    /// @param ticket the ticket that the shopper has on screen; null: none yet, the message goes to the live ticket
    ///     of the profile or, where there is none, opens one
    record SendMessage(CommandId id, @Nullable TicketId ticket, String text) implements ByShopper, HasText {
        public SendMessage {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(text, "text");
        }
    }

    /// A shopper ends the chat.
    record EndChat(CommandId id, TicketId ticket) implements ByShopper, ChangesStatus {
        public EndChat {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// The hub has received everything up to the sequence number.
    record MarkDelivered(CommandId id, TicketId ticket, long upTo) implements ByShopper, MovesCursor {
        public MarkDelivered {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// The shopper has had everything up to the sequence number in view.
    record MarkSeen(CommandId id, TicketId ticket, long upTo) implements ByShopper, MovesCursor {
        public MarkSeen {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// An agent answers. An unassigned ticket becomes the agent's.
    record Reply(CommandId id, TicketId ticket, String text) implements ByAgent, HasText {
        public Reply {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
            Objects.requireNonNull(text, "text");
        }
    }

    /// The agent has read everything up to the sequence number.
    record MarkRead(CommandId id, TicketId ticket, long upTo) implements ByAgent, MovesCursor {
        public MarkRead {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// The agent marks the ticket as unread from after the sequence number on.
    record MarkUnread(CommandId id, TicketId ticket, long upTo) implements ByAgent, MovesCursor {
        public MarkUnread {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// The shopper's last message needs no answer.
    record NoReplyNeeded(CommandId id, TicketId ticket) implements ByAgent, ChangesHandling {
        public NoReplyNeeded {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// Hands a ticket over.
    ///
    /// @param agent to whom; null: to nobody
    record Assign(CommandId id, TicketId ticket, @Nullable AgentId agent) implements ByAgent, ChangesHandling {
        public Assign {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// Puts a ticket aside until a time or until the shopper writes, whichever is first.
    ///
    /// @param until a time to come; null: only until the shopper writes
    record Snooze(CommandId id, TicketId ticket, @Nullable Instant until) implements ByAgent, ChangesStatus {
        public Snooze {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// Takes a snoozed ticket back.
    record Reopen(CommandId id, TicketId ticket) implements ByAgent, ChangesStatus {
        public Reopen {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// Closes a ticket for ever.
    ///
    /// @param upTo the sequence number of the shopper's last message that the agent knows of: over a later one
    ///     no ticket is closed
    record CloseTicket(CommandId id, TicketId ticket, long upTo) implements ByAgent, ChangesStatus {
        public CloseTicket {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }
}
