package dev.sportello.wire;

import dev.sportello.model.AgentId;
import dev.sportello.model.TicketId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What asks for a change. Each is answered once by [RelayFrame.Done] or [RelayFrame.Refused] with the same id.
public sealed interface Command extends ClientFrame permits Command.ByShopper, Command.ByAgent {

    CommandId id();

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
    record SendMessage(CommandId id, @Nullable TicketId ticket, String text) implements ByShopper {
        public SendMessage {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(text, "text");
        }
    }

    /// A shopper ends the chat.
    record EndChat(CommandId id, TicketId ticket) implements ByShopper {
        public EndChat {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// The hub has received everything up to the sequence number.
    record MarkDelivered(CommandId id, TicketId ticket, long upTo) implements ByShopper {
        public MarkDelivered {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// The shopper has had everything up to the sequence number before the eyes.
    record MarkSeen(CommandId id, TicketId ticket, long upTo) implements ByShopper {
        public MarkSeen {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// An agent answers. An unassigned ticket becomes the agent's.
    record Reply(CommandId id, TicketId ticket, String text) implements ByAgent {
        public Reply {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
            Objects.requireNonNull(text, "text");
        }
    }

    /// The agent has read everything up to the sequence number.
    record MarkRead(CommandId id, TicketId ticket, long upTo) implements ByAgent {
        public MarkRead {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// The agent has the ticket before the eyes as if nothing after the sequence number had been read.
    record MarkUnread(CommandId id, TicketId ticket, long upTo) implements ByAgent {
        public MarkUnread {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// The shopper's last message needs no answer.
    record NoReplyNeeded(CommandId id, TicketId ticket) implements ByAgent {
        public NoReplyNeeded {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// Hands a ticket over.
    ///
    /// @param agent to whom; null: to nobody
    record Assign(CommandId id, TicketId ticket, @Nullable AgentId agent) implements ByAgent {
        public Assign {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// Puts a ticket aside until a time or until the shopper writes, whichever is first.
    ///
    /// @param until a time to come; null: only until the shopper writes
    record Snooze(CommandId id, TicketId ticket, @Nullable Instant until) implements ByAgent {
        public Snooze {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// Takes a snoozed ticket back.
    record Reopen(CommandId id, TicketId ticket) implements ByAgent {
        public Reopen {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }

    /// Closes a ticket for ever.
    ///
    /// @param upTo the sequence number of the shopper's last message that the agent knows of: over a later one
    ///     no ticket is closed
    record CloseTicket(CommandId id, TicketId ticket, long upTo) implements ByAgent {
        public CloseTicket {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }
    }
}
