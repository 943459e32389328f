package dev.sportello.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where a ticket stands. A ticket that is not closed is *live*.
public sealed interface Status {

    record Open() implements Status {}

    /// @param until when the ticket wakes by itself; null: only when the shopper replies
    record Snoozed(@Nullable Instant until) implements Status {}

    /// Final, for a web chat as for an SMS ticket.
    record Closed(Party by, Instant at) implements Status {
        public Closed {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }
    }

    /// The three words of the status filter.
    enum Kind {
        OPEN,
        SNOOZED,
        CLOSED
    }

    default Kind kind() {
        return switch (this) {
            case Open _ -> Kind.OPEN;
            case Snoozed _ -> Kind.SNOOZED;
            case Closed _ -> Kind.CLOSED;
        };
    }

    /// Where a change leads a ticket that stands here: the whole life of a ticket, in this one place. The relay refuses
    /// by it, and both sides apply by it.
    ///
    /// @param at when it happens
    /// @return null where the change is not allowed
    default @Nullable Status after(Change.OfTicket change, Instant at) {
        if (this instanceof Closed) {
            return null;
        }
        return switch (change) {
            // Only ever the first.
            case Change.TicketOpened _ -> null;
            case Change.MessageAdded(Message message) -> message.byShopper() ? new Open() : this;
            case Change.TicketSnoozed(Party _, Instant until) -> new Snoozed(until);
            case Change.TicketReopened _ -> this instanceof Snoozed ? new Open() : null;
            case Change.TicketClosed(Party by) -> new Closed(by, at);
            case Change.Assigned _,
                    Change.NoReplyNeeded _,
                    Change.DeliveredToShopper _,
                    Change.SeenByShopper _,
                    Change.ReadByAgent _,
                    Change.UnreadByAgent _ -> this;
        };
    }
}
