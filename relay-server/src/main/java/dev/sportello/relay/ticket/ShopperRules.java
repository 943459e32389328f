package dev.sportello.relay.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.model.Account;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.OrderCard;
import dev.sportello.model.Party;
import dev.sportello.model.Profile;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a shopper may do to a ticket, within one transaction. Each act returns the sequence number to answer.
final class ShopperRules {
    private final TicketTransaction tickets;
    private final Profile shopper;
    private final Account account;
    private final @Nullable OrderCard about;

    /// @param account as it stands in the same transaction
    /// @param about the order that a message is about; null for none
    ShopperRules(TicketTransaction tickets, Profile shopper, Account account, @Nullable OrderCard about) {
        this.tickets = tickets;
        this.shopper = shopper;
        this.account = account;
        this.about = about;
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
        if (account.webChat().visibility() == Visibility.OFF) {
            throw TicketTransaction.refused(ErrorKind.CHAT_OFF, command);
        }
        var message = new Message(command.id().message(), new Party.Shopper(), command.text(), about);
        var added = new Change.MessageAdded(message);
        if (tickets.isErased(shopper.id())) {
            throw TicketTransaction.refused(ErrorKind.SESSION_EXPIRED, command);
        }
        var before = command.ticket() == null ? liveOrOpened() : allowed(command.ticket(), added, command);
        // What brought the ticket back stands above the message in the thread.
        var awake = before.status() instanceof Status.Snoozed
                ? tickets.append(before, new Change.TicketReopened(new Party.Shopper()))
                : before;
        var received = tickets.append(awake, added);
        replyAutomatically(before, received, command);
        return received.sequence();
    }

    private void replyAutomatically(Ticket before, Ticket received, Command.SendMessage command) {
        var reply = new AutomaticReplies(account, shopper, language(command)).to(before, tickets.now());
        if (reply != null) {
            var message = new Message(automatic(command.id()), new Party.Automatic(reply.rule()), reply.text());
            tickets.append(received, new Change.MessageAdded(message));
        }
    }

    /// A reply speaks as the hub did when the shopper wrote, whatever the shop says of the shopper.
    private @Nullable String language(Command.SendMessage command) {
        var told = command.language();
        return told != null && account.general().languages().contains(told) ? told : shopper.language();
    }

    /// The id of the reply follows from the message's, so that a batch that is executed twice makes the same
    /// reply.
    static MessageId automatic(CommandId command) {
        return new MessageId(UUID.nameUUIDFromBytes(("automatic reply to " + command).getBytes(UTF_8)));
    }

    private Ticket liveOrOpened() {
        var slot = new Slot(shopper.id(), Channel.WEB_CHAT);
        var live = tickets.live(slot);
        return live != null ? live : tickets.open(slot, shopper.name(), null, tickets.now());
    }

    /// Ending what has ended is done already, so that a hub that saw no answer may ask again.
    private long end(Command.EndChat command) throws RefusedFrame {
        var ticket = own(command.ticket(), command);
        var closed = new Change.TicketClosed(new Party.Shopper());
        return ticket.allows(closed) ? tickets.append(ticket, closed).sequence() : ticket.sequence();
    }

    private long markDelivered(Command.MarkDelivered command) throws RefusedFrame {
        var ticket = own(command.ticket(), command);
        var delivered = new Change.DeliveredToShopper(Math.min(command.upTo(), ticket.sequence()));
        var moves = TicketTransaction.allowed(ticket, delivered, command).deliveredUpTo() < delivered.upTo();
        return moves ? tickets.append(ticket, delivered).sequence() : ticket.sequence();
    }

    private long markSeen(Command.MarkSeen command) throws RefusedFrame {
        var ticket = own(command.ticket(), command);
        var seen = new Change.SeenByShopper(Math.min(command.upTo(), ticket.sequence()));
        var moves = TicketTransaction.allowed(ticket, seen, command).seenUpTo() < seen.upTo();
        return moves ? tickets.append(ticket, seen).sequence() : ticket.sequence();
    }

    private Ticket allowed(TicketId id, Change.OfTicket change, Command command) throws RefusedFrame {
        return TicketTransaction.allowed(own(id, command), change, command);
    }

    /// Another's ticket is refused like one that does not exist: a shopper must not learn which numbers are
    /// taken. So is the shopper's own of another channel, which the hub never shows.
    private Ticket own(TicketId id, Command command) throws RefusedFrame {
        var ticket = tickets.meant(id, command);
        if (!ticket.profile().equals(shopper.id()) || ticket.channel() != Channel.WEB_CHAT) {
            throw TicketTransaction.refused(ErrorKind.TICKET_UNKNOWN, command);
        }
        return ticket;
    }
}
