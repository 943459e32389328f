package dev.sportello.wire;

import dev.sportello.model.AgentId;
import dev.sportello.model.MessageId;
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

    /// Which ticket is meant by the number that it names; null: whichever has it now.
    @Nullable
    Opened opened();

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

    /// Asks for something to be done with one message.
    sealed interface OfMessage extends Command {
        TicketId ticket();

        MessageId message();
    }

    /// What a shopper may ask for.
    sealed interface ByShopper extends Command {}

    /// What an agent may ask for.
    sealed interface ByAgent extends Command {
        /// The ticket that it is about.
        TicketId ticket();

        /// The same command for exactly this ticket.
        ByAgent to(Opened opened);
    }

    /// A shopper writes.
    ///
    /// @param ticket the ticket that the shopper has on screen; null: none yet, the message goes to the live ticket
    ///     of the profile or, where there is none, opens one
    /// @param order that the message is about; null for none. One that is not surely the shopper's own is
    ///     passed over
    /// @param language in which the hub speaks on the page where it was written; null where it is not told
    record SendMessage(
            CommandId id,
            @Nullable TicketId ticket,
            String text,
            @Nullable Opened opened,
            @Nullable OrderRef order,
            @Nullable String language)
            implements ByShopper, HasText {
        public SendMessage {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(text, "text");
        }

        public SendMessage(CommandId id, @Nullable TicketId ticket, String text, @Nullable Opened opened) {
            this(id, ticket, text, opened, null, null);
        }

        public SendMessage(CommandId id, @Nullable TicketId ticket, String text) {
            this(id, ticket, text, null);
        }
    }

    /// A shopper ends the chat.
    record EndChat(CommandId id, TicketId ticket, @Nullable Opened opened) implements ByShopper, ChangesStatus {
        public EndChat {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }

        public EndChat(CommandId id, TicketId ticket) {
            this(id, ticket, null);
        }
    }

    /// The hub has received everything up to the sequence number.
    record MarkDelivered(
            CommandId id,
            TicketId ticket,
            long upTo,
            @Nullable Opened opened) implements ByShopper, MovesCursor {
        public MarkDelivered {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }

        public MarkDelivered(CommandId id, TicketId ticket, long upTo) {
            this(id, ticket, upTo, null);
        }
    }

    /// The shopper has had everything up to the sequence number in view.
    record MarkSeen(
            CommandId id,
            TicketId ticket,
            long upTo,
            @Nullable Opened opened) implements ByShopper, MovesCursor {
        public MarkSeen {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }

        public MarkSeen(CommandId id, TicketId ticket, long upTo) {
            this(id, ticket, upTo, null);
        }
    }

    /// An agent answers. An unassigned ticket becomes the agent's.
    record Reply(
            CommandId id,
            TicketId ticket,
            String text,
            @Nullable Opened opened) implements ByAgent, HasText {
        public Reply {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
            Objects.requireNonNull(text, "text");
        }

        public Reply(CommandId id, TicketId ticket, String text) {
            this(id, ticket, text, null);
        }

        @Override
        public Reply to(Opened opened) {
            return new Reply(id, ticket, text, opened);
        }
    }

    /// An agent writes an email, in a ticket of whatever channel and standing.
    ///
    /// @param quotesChat whether the chat so far stands below the text
    record SendEmail(
            CommandId id,
            TicketId ticket,
            String subject,
            String text,
            boolean quotesChat,
            @Nullable Opened opened) implements ByAgent, HasText {
        public SendEmail {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(text, "text");
        }

        @Override
        public SendEmail to(Opened opened) {
            return new SendEmail(id, ticket, subject, text, quotesChat, opened);
        }
    }

    /// A message that has failed to leave is to be sent again.
    record SendAgain(
            CommandId id,
            TicketId ticket,
            MessageId message,
            @Nullable Opened opened) implements ByAgent, OfMessage {
        public SendAgain {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public SendAgain to(Opened opened) {
            return new SendAgain(id, ticket, message, opened);
        }
    }

    /// The agent has read everything up to the sequence number.
    record MarkRead(
            CommandId id,
            TicketId ticket,
            long upTo,
            @Nullable Opened opened) implements ByAgent, MovesCursor {
        public MarkRead {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }

        public MarkRead(CommandId id, TicketId ticket, long upTo) {
            this(id, ticket, upTo, null);
        }

        @Override
        public MarkRead to(Opened opened) {
            return new MarkRead(id, ticket, upTo, opened);
        }
    }

    /// The agent marks the ticket as unread from after the sequence number on.
    record MarkUnread(
            CommandId id,
            TicketId ticket,
            long upTo,
            @Nullable Opened opened) implements ByAgent, MovesCursor {
        public MarkUnread {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }

        public MarkUnread(CommandId id, TicketId ticket, long upTo) {
            this(id, ticket, upTo, null);
        }

        @Override
        public MarkUnread to(Opened opened) {
            return new MarkUnread(id, ticket, upTo, opened);
        }
    }

    /// The shopper's last message needs no answer.
    record NoReplyNeeded(
            CommandId id, TicketId ticket, @Nullable Opened opened) implements ByAgent, ChangesHandling {
        public NoReplyNeeded {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }

        public NoReplyNeeded(CommandId id, TicketId ticket) {
            this(id, ticket, null);
        }

        @Override
        public NoReplyNeeded to(Opened opened) {
            return new NoReplyNeeded(id, ticket, opened);
        }
    }

    /// Hands a ticket over.
    ///
    /// @param agent to whom; null: to nobody
    record Assign(
            CommandId id,
            TicketId ticket,
            @Nullable AgentId agent,
            @Nullable Opened opened) implements ByAgent, ChangesHandling {
        public Assign {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }

        public Assign(CommandId id, TicketId ticket, @Nullable AgentId agent) {
            this(id, ticket, agent, null);
        }

        @Override
        public Assign to(Opened opened) {
            return new Assign(id, ticket, agent, opened);
        }
    }

    /// Puts a ticket aside until a time or until the shopper writes, whichever is first.
    ///
    /// @param until a time to come; null: only until the shopper writes
    record Snooze(
            CommandId id,
            TicketId ticket,
            @Nullable Instant until,
            @Nullable Opened opened) implements ByAgent, ChangesStatus {
        public Snooze {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }

        public Snooze(CommandId id, TicketId ticket, @Nullable Instant until) {
            this(id, ticket, until, null);
        }

        @Override
        public Snooze to(Opened opened) {
            return new Snooze(id, ticket, until, opened);
        }
    }

    /// Takes a snoozed ticket back.
    record Reopen(CommandId id, TicketId ticket, @Nullable Opened opened) implements ByAgent, ChangesStatus {
        public Reopen {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }

        public Reopen(CommandId id, TicketId ticket) {
            this(id, ticket, null);
        }

        @Override
        public Reopen to(Opened opened) {
            return new Reopen(id, ticket, opened);
        }
    }

    /// Closes a ticket for ever.
    ///
    /// @param upTo the sequence number of the shopper's last message that the agent knows of: over a later one
    ///     no ticket is closed
    record CloseTicket(
            CommandId id,
            TicketId ticket,
            long upTo,
            @Nullable Opened opened) implements ByAgent, ChangesStatus {
        public CloseTicket {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(ticket, "ticket");
        }

        public CloseTicket(CommandId id, TicketId ticket, long upTo) {
            this(id, ticket, upTo, null);
        }

        @Override
        public CloseTicket to(Opened opened) {
            return new CloseTicket(id, ticket, upTo, opened);
        }
    }
}
