package dev.sportello.relay.ticket;

import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Message;
import dev.sportello.model.Party;
import dev.sportello.model.Profile;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.ticket.TicketCache.Slot;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;

/// What a shopper may do to a ticket, within one transaction. Each act returns the sequence number to answer.
final class ShopperRules {
    private final TicketTransaction tickets;
    private final Profile shopper;

    ShopperRules(TicketTransaction tickets, Profile shopper) {
        this.tickets = tickets;
        this.shopper = shopper;
    }

    long carryOut(Command.ByShopper command) throws RefusedFrame {
        return switch (command) {
            case Command.SendMessage message -> send(message);
            case Command.EndChat end -> end(end);
            case Command.MarkDelivered delivered -> markDelivered(delivered);
            case Command.MarkSeen seen -> markSeen(seen);
        };
    }

    /// Without a ticket the message goes to the live one or opens one: so of two tabs that send their first
    /// message in the same instant, the second finds the ticket of the first.
    private long send(Command.SendMessage command) throws RefusedFrame {
        var message = new Message(command.id().message(), new Party.Shopper(), command.text());
        var ticket = command.ticket() == null ? liveOrOpened() : ownLive(command.ticket(), command);
        return tickets.append(ticket, new Change.MessageAdded(message)).sequence();
    }

    private Ticket liveOrOpened() {
        var slot = new Slot(shopper.id(), Channel.WEB_CHAT);
        var live = tickets.live(slot);
        return live != null ? live : tickets.open(slot, shopper.name(), tickets.now());
    }

    /// Ending what has ended is done already, so that a hub that saw no answer may ask again.
    private long end(Command.EndChat command) throws RefusedFrame {
        var ticket = own(command.ticket(), command);
        var closed = ticket.live() ? tickets.append(ticket, new Change.TicketClosed(new Party.Shopper())) : ticket;
        return closed.sequence();
    }

    private long markDelivered(Command.MarkDelivered command) throws RefusedFrame {
        var ticket = ownLive(command.ticket(), command);
        var upTo = Math.min(command.upTo(), ticket.sequence());
        var moved =
                upTo > ticket.deliveredUpTo() ? tickets.append(ticket, new Change.DeliveredToShopper(upTo)) : ticket;
        return moved.sequence();
    }

    private long markSeen(Command.MarkSeen command) throws RefusedFrame {
        var ticket = ownLive(command.ticket(), command);
        var upTo = Math.min(command.upTo(), ticket.sequence());
        var moved = upTo > ticket.seenUpTo() ? tickets.append(ticket, new Change.SeenByShopper(upTo)) : ticket;
        return moved.sequence();
    }

    private Ticket ownLive(TicketId id, Command command) throws RefusedFrame {
        var ticket = own(id, command);
        if (!ticket.live()) {
            throw new RefusedFrame(ErrorKind.TICKET_CLOSED, ErrorKind.TICKET_CLOSED.sentence(), command.id());
        }
        return ticket;
    }

    /// Another's ticket is refused like one that does not exist: a shopper must not learn which numbers are
    /// taken.
    private Ticket own(TicketId id, Command command) throws RefusedFrame {
        var ticket = tickets.find(id);
        if (ticket == null || !ticket.profile().equals(shopper.id())) {
            throw new RefusedFrame(ErrorKind.TICKET_UNKNOWN, ErrorKind.TICKET_UNKNOWN.sentence(), command.id());
        }
        return ticket;
    }
}
