package dev.sportello.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one entry of the journal changes: one ticket, or the account that all tickets share. A new kind is added here;
/// the compiler then lists every place that has to know it.
public sealed interface Change {

    /// What happens to one ticket.
    sealed interface OfTicket extends Change {}

    /// What happens to the account: its settings, its team. Agents hear of it, whatever tickets they look at.
    sealed interface OfAccount extends Change {}

    /// The first change of every ticket, and only the first.
    record TicketOpened(ProfileId profile, String shopperName, Channel channel) implements OfTicket {
        public TicketOpened {
            Objects.requireNonNull(profile, "profile");
            Objects.requireNonNull(shopperName, "shopperName");
            Objects.requireNonNull(channel, "channel");
        }
    }

    record MessageAdded(Message message) implements OfTicket {
        public MessageAdded {
            Objects.requireNonNull(message, "message");
        }
    }

    /// The hub has received all messages up to the sequence number.
    record DeliveredToShopper(long upTo) implements OfTicket {}

    /// The shopper has had all messages up to the sequence number before the eyes.
    record SeenByShopper(long upTo) implements OfTicket {}

    /// One agent's own cursor, moved forward: the last message read.
    record ReadByAgent(AgentId agent, long upTo) implements OfTicket {
        public ReadByAgent {
            Objects.requireNonNull(agent, "agent");
        }
    }

    /// One agent's own cursor, moved back on purpose: what comes after it is unread again.
    record UnreadByAgent(AgentId agent, long upTo) implements OfTicket {
        public UnreadByAgent {
            Objects.requireNonNull(agent, "agent");
        }
    }

    /// @param agent whose the ticket is now; null: nobody's
    record Assigned(Party by, @Nullable AgentId agent) implements OfTicket {
        public Assigned {
            Objects.requireNonNull(by, "by");
        }
    }

    /// An agent says that the shopper's last message needs no answer: nobody waits any more.
    record NoReplyNeeded(Party by) implements OfTicket {
        public NoReplyNeeded {
            Objects.requireNonNull(by, "by");
        }
    }

    /// @param until when the ticket wakes by itself; null: only when the shopper replies
    record TicketSnoozed(Party by, @Nullable Instant until) implements OfTicket {
        public TicketSnoozed {
            Objects.requireNonNull(by, "by");
        }
    }

    /// A snoozed ticket is open again. Who did it is the reason: its time came ([Rule#SNOOZE_ENDED]), the shopper
    /// wrote, or an agent wants it back.
    record TicketReopened(Party by) implements OfTicket {
        public TicketReopened {
            Objects.requireNonNull(by, "by");
        }
    }

    record TicketClosed(Party by) implements OfTicket {
        public TicketClosed {
            Objects.requireNonNull(by, "by");
        }
    }

    /// An admin has saved one page of the settings.
    ///
    /// @param page its [SettingsPage#version] is the one that was edited; saved, it has the entry's sequence number
    record SettingsSaved(Party by, SettingsPage page) implements OfAccount {
        public SettingsSaved {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(page, "page");
        }
    }

    /// An agent was invited, came, or is another one now: name, role, standing.
    record AgentChanged(Party by, Agent agent) implements OfAccount {
        public AgentChanged {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(agent, "agent");
        }
    }

    /// Whether the shopper whose ticket it is may know of this change.
    default boolean visibleToShopper() {
        return switch (this) {
            case TicketOpened _, MessageAdded _, DeliveredToShopper _, SeenByShopper _, TicketClosed _ -> true;
            case ReadByAgent _,
                    UnreadByAgent _,
                    Assigned _,
                    NoReplyNeeded _,
                    TicketSnoozed _,
                    TicketReopened _,
                    SettingsSaved _,
                    AgentChanged _ -> false;
        };
    }

    /// Whether the thread keeps this change for ever: a bubble, or a small line between bubbles.
    default boolean inThread() {
        return switch (this) {
            case TicketOpened _,
                    MessageAdded _,
                    Assigned _,
                    NoReplyNeeded _,
                    TicketSnoozed _,
                    TicketReopened _,
                    TicketClosed _ -> true;
            case DeliveredToShopper _,
                    SeenByShopper _,
                    ReadByAgent _,
                    UnreadByAgent _,
                    SettingsSaved _,
                    AgentChanged _ -> false;
        };
    }
}
