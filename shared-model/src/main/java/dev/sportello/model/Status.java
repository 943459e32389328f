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

    /// A status that is newer than this program. The ticket is shown among the open ones and keeps what happens to it,
    /// but nothing can be done to it from here: what that would lead to only a newer program knows.
    record Unknown(String name, String json) implements Status, RawJson {
        public Unknown {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(json, "json");
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
            case Open _, Unknown _ -> Kind.OPEN;
            case Snoozed _ -> Kind.SNOOZED;
            case Closed _ -> Kind.CLOSED;
        };
    }

    /// Whether a change may happen to a ticket that stands here: the whole life of a ticket, in this one place. The
    /// relay refuses by it, and the desktop offers by it.
    default boolean allows(Change.OfTicket change) {
        return switch (this) {
            case Open _ -> !(change instanceof Change.TicketReopened) && allowedWhileLive(change);
            case Snoozed _ -> allowedWhileLive(change);
            case Closed _ -> allowedOnceClosed(change);
            case Unknown _ -> false;
        };
    }

    /// A ticket that is closed stays so. An agent may follow up by email, and what has left may still arrive.
    private static boolean allowedOnceClosed(Change.OfTicket change) {
        return switch (change) {
            case Change.EmailAdded email -> !email.message().byShopper();
            case Change.OfMessage _, Change.UnseenEmailed _ -> true;
            case Change.MessageAdded _, Change.TicketOpened _, Change.ChangesStatus _, Change.ChangesHandling _ ->
                false;
            case Change.TextingChanged _, Change.MovesCursor _, Change.Unknown _ -> false;
        };
    }

    private static boolean allowedWhileLive(Change.OfTicket change) {
        return switch (change) {
            // Only ever the first.
            case Change.TicketOpened _ -> false;
            // Nobody who does not know what it does may do it.
            case Change.Unknown _ -> false;
            case Change.HasText _, Change.OfMessage _, Change.MovesCursor _ -> true;
            case Change.ChangesStatus _, Change.ChangesHandling _ -> true;
            case Change.TextingChanged _, Change.UnseenEmailed _ -> true;
        };
    }

    /// Where a change leads a ticket that stands here. What a reader would not allow is applied all the same: whoever
    /// wrote it allowed it, may know more, and may have seen changes of kinds that this program does not know.
    ///
    /// @param at when it happens
    default Status after(Change.OfTicket change, Instant at) {
        return switch (change) {
            case Change.HasText text -> text.message().byShopper() && this instanceof Snoozed ? new Open() : this;
            case Change.TicketSnoozed(Party _, Instant until) -> new Snoozed(until);
            case Change.TicketReopened _ -> new Open();
            case Change.TicketClosed(Party by) -> new Closed(by, at);
            case Change.TicketOpened _, Change.ChangesHandling _, Change.MovesCursor _, Change.Unknown _ -> this;
            case Change.OfMessage _, Change.TextingChanged _, Change.UnseenEmailed _ -> this;
        };
    }
}
