package dev.sportello.desktop.replica;

import dev.sportello.model.Channel;
import dev.sportello.model.Change;
import dev.sportello.model.Delivery;
import dev.sportello.model.Entry;
import dev.sportello.model.Ticket;
import org.jspecify.annotations.Nullable;

/// How far an agent's message has come, as shown under its bubble.
public enum DeliveryStatus {
    /// On this machine's disk; of a text or an email also on the relay's, which has not yet passed it on.
    QUEUED,
    /// On the relay's disk; of a text or an email with the gateway, or with the mail server.
    SENT,
    /// In the shopper's browser, or on their phone.
    DELIVERED,
    /// Scrolled into the shopper's view.
    SEEN,
    /// Refused by the relay, or on its way from there: it stays until the agent tries again, or discards what
    /// the relay has not.
    FAILED;

    /// Whether a message leaves the relay by SMS or email, so that what becomes of it is told for itself, and
    /// not by the shopper's cursors.
    public static boolean isCarried(Ticket ticket, Change.HasText message) {
        return switch (message) {
            case Change.EmailAdded _ -> true;
            case Change.MessageAdded _ -> isCarried(ticket);
        };
    }

    /// Whether the replies of a ticket leave the relay so.
    public static boolean isCarried(Ticket ticket) {
        return ticket.channel() == Channel.SMS || ticket.channel() == Channel.EMAIL;
    }

    /// The delivery of a message that leaves the relay by SMS or email.
    ///
    /// @param told null for nothing
    public static DeliveryStatus of(@Nullable Delivery told) {
        if (told == null) {
            return QUEUED;
        }
        return switch (told.state()) {
            case Delivery.State.Known.QUEUED -> QUEUED;
            case Delivery.State.Known.SENT -> SENT;
            case Delivery.State.Known.DELIVERED -> DELIVERED;
            case Delivery.State.Known.FAILED -> FAILED;
            // It has left, and more than that only a newer program knows.
            case Delivery.State.Unknown _ -> SENT;
        };
    }

    /// The delivery of a message of a web chat that is in the journal.
    ///
    /// @param ticket as known now
    /// @param message an entry of that ticket, with an agent's message
    public static DeliveryStatus of(Ticket ticket, Entry message) {
        if (message.sequence() <= ticket.seenUpTo()) {
            return SEEN;
        }
        return message.sequence() <= ticket.deliveredUpTo() ? DELIVERED : SENT;
    }
}
