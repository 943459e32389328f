package dev.sportello.relay.ticket;

import dev.sportello.model.Account;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Message;
import dev.sportello.model.Party;
import dev.sportello.model.Rule;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import org.jspecify.annotations.Nullable;

/// What happens to a ticket when its shopper writes by another channel than the web chat, within one transaction.
final class IncomingRules {
    private final TicketTransaction tickets;
    private final Account account;

    /// @param account as it stands in the same transaction
    IncomingRules(TicketTransaction tickets, Account account) {
        this.tickets = tickets;
        this.account = account;
    }

    /// @return the ticket after it
    Ticket receive(Incoming incoming) throws RefusedFrame {
        if (tickets.isErased(incoming.shopper().id())) {
            throw new RefusedFrame(ErrorKind.PROFILE_UNKNOWN);
        }
        var before = meant(incoming);
        var awake = before.status() instanceof Status.Snoozed
                ? tickets.append(before, new Change.TicketReopened(new Party.Shopper()))
                : before;
        var received = tickets.append(awake, added(incoming));
        return incoming.repliesToIt() ? replied(incoming, before, received) : received;
    }

    private Ticket replied(Incoming incoming, Ticket before, Ticket received) {
        var reply = new AutomaticReplies(
                        account, incoming.shopper(), incoming.shopper().language())
                .to(before, tickets.now());
        return reply == null ? received : say(received, incoming.id(), reply.rule(), reply.text());
    }

    /// Says something by a rule, and sends it the way the ticket goes.
    ///
    /// @param answered the command from whose id the message's follows
    Ticket say(Ticket ticket, CommandId answered, Rule rule, String text) {
        var message = new Message(ShopperRules.automatic(answered), new Party.Automatic(rule), text);
        var added = new Change.MessageAdded(message);
        return ticket.channel() == Channel.SMS ? tickets.sendIfPossible(ticket, added) : tickets.append(ticket, added);
    }

    private static Change.HasText added(Incoming incoming) {
        var message = new Message(incoming.id().message(), new Party.Shopper(), incoming.text());
        return incoming.email() == null
                ? new Change.MessageAdded(message)
                : new Change.EmailAdded(message, incoming.email());
    }

    /// The ticket that is answered, while it is live and the shopper's own. What answers a closed one goes on in the
    /// live ticket of its channel, or begins one.
    private Ticket meant(Incoming incoming) {
        var answered = answered(incoming);
        if (answered != null) {
            return answered;
        }
        var slot = new Slot(incoming.shopper().id(), incoming.channel());
        var live = tickets.live(slot);
        return live != null ? live : tickets.open(slot, incoming.shopper().name(), null, tickets.now());
    }

    private @Nullable Ticket answered(Incoming incoming) {
        var ticket = incoming.answers() == null ? null : tickets.find(incoming.answers());
        if (ticket == null || !ticket.profile().equals(incoming.shopper().id())) {
            return null;
        }
        return ticket.takesActs() ? ticket : null;
    }
}
