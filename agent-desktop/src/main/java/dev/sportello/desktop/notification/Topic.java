package dev.sportello.desktop.notification;

import dev.sportello.model.TicketId;

/// What a notification is about. There is one at most about each: the next takes its place.
public sealed interface Topic {

    /// News from a ticket, or that its shopper has waited for long.
    record OneTicket(TicketId ticket) implements Topic {}

    /// Several tickets that have news from while there was no link.
    record CaughtUp() implements Topic {}

    /// A notification that the agent asked for, to see one.
    record Test() implements Topic {}
}
