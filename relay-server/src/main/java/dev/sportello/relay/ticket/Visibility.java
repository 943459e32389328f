package dev.sportello.relay.ticket;

import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Ticket;

/// Who may receive an entry: this is where it is decided. Agents receive all.
final class Visibility {

    /// Whether the hub of the shopper whose ticket it is may receive a change that it has missed: all that it may
    /// receive at all, while the ticket lives; and of a ticket that was closed by now, that it was.
    static boolean toShopperWhoComesBack(Ticket ticket, Change change) {
        return toShopper(ticket, change) && (ticket.live() || change instanceof Change.TicketClosed);
    }

    /// Whether the hub of the shopper whose ticket it is may receive a change: in a web chat only, and of what is
    /// between the shopper and the shop.
    static boolean toShopper(Ticket ticket, Change change) {
        return ticket.channel() == Channel.WEB_CHAT && change.visibleToShopper();
    }

    private Visibility() {}
}
