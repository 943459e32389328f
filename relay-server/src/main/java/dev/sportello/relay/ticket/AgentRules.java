package dev.sportello.relay.ticket;

import dev.sportello.model.Agent;
import dev.sportello.model.Change;
import dev.sportello.model.Message;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;

/// What an agent may do to a ticket, within one transaction. Each act returns the sequence number to answer.
final class AgentRules {
    private final TicketTransaction tickets;
    private final Agent agent;

    AgentRules(TicketTransaction tickets, Agent agent) {
        this.tickets = tickets;
        this.agent = agent;
    }

    long carryOut(Command.ByAgent command) throws RefusedFrame {
        return switch (command) {
            case Command.Reply reply -> reply(reply);
            case Command.MarkRead read -> markRead(read);
        };
    }

    /// A reply takes a ticket that is nobody's, and shows that its author has read what came before.
    private long reply(Command.Reply command) throws RefusedFrame {
        var ticket = live(command.ticket(), command);
        if (ticket.assignee() == null) {
            ticket = tickets.append(ticket, new Change.Assigned(agent.id()));
        }
        var message = new Message(command.id().message(), agent.party(), command.text());
        var answered = tickets.append(ticket, new Change.MessageAdded(message));
        if (answered.unread(tickets.cursor(agent.id(), ticket.id()))) {
            tickets.append(answered, new Change.ReadByAgent(agent.id(), answered.lastShopperMessage()));
        }
        return answered.sequence();
    }

    private long markRead(Command.MarkRead command) throws RefusedFrame {
        var ticket = live(command.ticket(), command);
        var upTo = Math.min(command.upTo(), ticket.sequence());
        var moved = upTo > tickets.cursor(agent.id(), ticket.id())
                ? tickets.append(ticket, new Change.ReadByAgent(agent.id(), upTo))
                : ticket;
        return moved.sequence();
    }

    private Ticket live(TicketId id, Command command) throws RefusedFrame {
        var ticket = tickets.find(id);
        if (ticket == null) {
            throw new RefusedFrame(ErrorKind.TICKET_UNKNOWN, ErrorKind.TICKET_UNKNOWN.sentence(), command.id());
        }
        if (!ticket.live()) {
            throw new RefusedFrame(ErrorKind.TICKET_CLOSED, ErrorKind.TICKET_CLOSED.sentence(), command.id());
        }
        return ticket;
    }
}
