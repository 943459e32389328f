package dev.sportello.relay.ticket;

import dev.sportello.model.Change;
import dev.sportello.model.Rule;
import dev.sportello.model.Ticket;
import dev.sportello.wire.CommandId;

/// The ticket that a shopper has just written to by another channel, for what the channel's feature adds in the same
/// transaction. Only for the writer's thread.
public final class ReceivedTicket {
    private final TicketTransaction tickets;
    private final IncomingRules rules;
    private Ticket ticket;

    ReceivedTicket(TicketTransaction tickets, IncomingRules rules, Ticket ticket) {
        this.tickets = tickets;
        this.rules = rules;
        this.ticket = ticket;
    }

    /// As it stands now.
    public Ticket ticket() {
        return ticket;
    }

    /// Notes that the shopper may be texted no more, or again.
    public void texting(boolean stopped) {
        if (stopped == (ticket.textsStoppedAt() == null)) {
            ticket = tickets.append(ticket, new Change.TextingChanged(stopped));
        }
    }

    /// Answers by a rule, the way the ticket goes; nothing where that way is closed.
    public void say(CommandId answered, Rule rule, String text) {
        ticket = rules.say(ticket, answered, rule, text);
    }
}
