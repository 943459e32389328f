package dev.sportello.desktop.replica;

import dev.sportello.model.Entry;
import dev.sportello.model.Ticket;

/// How far an agent's message has come, as shown under its bubble.
public enum DeliveryStatus {
    /// On this machine's disk.
    QUEUED,
    /// On the relay's disk.
    SENT,
    /// In the shopper's browser.
    DELIVERED,
    /// Scrolled into the shopper's view.
    SEEN,
    /// Refused by the relay. It stays until the agent tries again or discards it.
    FAILED;

    /// The delivery of a message that is in the journal.
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
