package dev.sportello.desktop.notification;

import dev.sportello.model.TicketId;

/// What a notification is about. There is one at most about each: the next takes its place.
public sealed interface About {

    /// News from a ticket, or that its shopper has waited for long.
    record OneTicket(TicketId ticket) implements About {}

    /// Several tickets that have news from while there was no link.
    record CaughtUp() implements About {}

    /// A notification that the agent asked for, to see one.
    record Test() implements About {}
}
