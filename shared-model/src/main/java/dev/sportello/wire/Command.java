package dev.sportello.wire;

import dev.sportello.model.TicketId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What asks for a change. Each is answered once by [RelayFrame.Done] or [RelayFrame.Refused] with the same id.
public sealed interface Command extends ClientFrame permits Command.ByShopper, Command.ByAgent {

    CommandId id();

    /// What a shopper may ask for.
    sealed interface ByShopper extends Command {}

    /// What an agent may ask for.
    sealed interface ByAgent extends Command {}

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
}
