package dev.sportello.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one entry of the journal does to one ticket. A new kind is added here; the compiler then lists every place
/// that has to know it.
public sealed interface Change {

    /// The first change of every ticket, and only the first.
    record TicketOpened(ProfileId profile, String shopperName, Channel channel) implements Change {
        public TicketOpened {
            Objects.requireNonNull(profile, "profile");
            Objects.requireNonNull(shopperName, "shopperName");
            Objects.requireNonNull(channel, "channel");
        }
    }

    record MessageAdded(Message message) implements Change {
        public MessageAdded {
            Objects.requireNonNull(message, "message");
        }
    }

    /// The hub has received all messages up to the sequence number.
    record DeliveredToShopper(long upTo) implements Change {}

    /// The shopper has had all messages up to the sequence number before the eyes.
    record SeenByShopper(long upTo) implements Change {}

    /// One agent's own cursor: the last message read.
    record ReadByAgent(AgentId agent, long upTo) implements Change {
        public ReadByAgent {
            Objects.requireNonNull(agent, "agent");
        }
    }

    record Assigned(AgentId agent) implements Change {
        public Assigned {
            Objects.requireNonNull(agent, "agent");
        }
    }

    /// @param until when the ticket wakes by itself; null: only when the shopper replies
    record TicketSnoozed(Party by, @Nullable Instant until) implements Change {
        public TicketSnoozed {
            Objects.requireNonNull(by, "by");
        }
    }

    record TicketClosed(Party by) implements Change {
        public TicketClosed {
            Objects.requireNonNull(by, "by");
        }
    }

    /// Whether the shopper whose ticket it is may know of this change.
    default boolean visibleToShopper() {
        return switch (this) {
            case TicketOpened _, MessageAdded _, DeliveredToShopper _, SeenByShopper _, TicketClosed _ -> true;
            case ReadByAgent _, Assigned _, TicketSnoozed _ -> false;
        };
    }

    /// Whether the thread keeps this change for ever: a bubble, or a small line between bubbles.
    default boolean inThread() {
        return switch (this) {
            case TicketOpened _, MessageAdded _, Assigned _, TicketSnoozed _, TicketClosed _ -> true;
            case DeliveredToShopper _, SeenByShopper _, ReadByAgent _ -> false;
        };
    }
}
