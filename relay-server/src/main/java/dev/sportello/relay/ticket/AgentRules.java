package dev.sportello.relay.ticket;

import dev.sportello.model.Agent;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Email;
import dev.sportello.model.Message;
import dev.sportello.model.Profile;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.sms.SmsLength;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/// What an agent may do to a ticket, within one transaction. Each act returns the sequence number to answer: of the
/// entry that it made, or of the ticket's last one where there was nothing left to do.
final class AgentRules {
    /// A snooze until a later time is a slip of the calendar.
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(400);

    private final TicketTransaction tickets;
    private final Agent agent;

    AgentRules(TicketTransaction tickets, Agent agent) {
        this.tickets = tickets;
        this.agent = agent;
    }

    long carryOut(Command.ByAgent command) throws RefusedFrame {
        // What waited in the queue while its agent was disabled came too late, or it would take the ticket again.
        if (!tickets.works(agent.id())) {
            throw TicketTransaction.refused(ErrorKind.SESSION_EXPIRED, command);
        }
        return switch (command) {
            case Command.Reply reply -> reply(reply);
            case Command.SendEmail email -> sendEmail(email);
            case Command.SendAgain again -> sendAgain(again);
            case Command.MarkRead read -> markRead(read);
            case Command.MarkUnread unread -> markUnread(unread);
            case Command.NoReplyNeeded none -> noReplyNeeded(none);
            case Command.Assign assign -> assign(assign);
            case Command.Snooze snooze -> snooze(snooze);
            case Command.Reopen reopen -> reopen(reopen);
            case Command.CloseTicket close -> close(close);
        };
    }

    /// Writes to a customer: in the chat that is live, or in a new one.
    long writeTo(Profile customer, AgentBodies.WriteTo words) throws RefusedFrame {
        if (!tickets.works(agent.id())) {
            throw new RefusedFrame(ErrorKind.SESSION_EXPIRED, ErrorKind.SESSION_EXPIRED.sentence(), words.id());
        }
        if (tickets.isErased(customer.id())) {
            throw new RefusedFrame(ErrorKind.PROFILE_UNKNOWN, ErrorKind.PROFILE_UNKNOWN.sentence(), words.id());
        }
        var slot = new Slot(customer.id(), Channel.WEB_CHAT);
        var live = tickets.live(slot);
        var ticket = live != null ? live : tickets.open(slot, customer.name(), agent.party(), tickets.now());
        var message = new Message(words.id().message(), agent.party(), words.text());
        return answer(ticket, new Change.MessageAdded(message));
    }

    private long reply(Command.Reply command) throws RefusedFrame {
        var message = new Message(command.id().message(), agent.party(), command.text());
        var added = new Change.MessageAdded(message);
        var ticket = allowed(command.ticket(), added, command);
        return switch (ticket.channel()) {
            case Channel.Known.SMS -> {
                if (!SmsLength.of(command.text()).fits()) {
                    var most = "A text has at most " + SmsLength.MOST_SEGMENTS + " parts. Send it in several.";
                    throw new RefusedFrame(ErrorKind.TEXT_TOO_LONG, most, command.id());
                }
                yield send(ticket, added, Channel.SMS, command, false);
            }
            case Channel.Known.EMAIL ->
                throw new RefusedFrame(ErrorKind.INPUT_INVALID, "Answer an email by an email.", command.id());
            case Channel.Known.WEB_CHAT -> answer(ticket, added);
            case Channel.Unknown _ -> throw TicketTransaction.refused(ErrorKind.CHANNEL_OFF, command);
        };
    }

    private long sendEmail(Command.SendEmail command) throws RefusedFrame {
        var ticket = tickets.meant(command.ticket(), command);
        var message = new Message(command.id().message(), agent.party(), command.text());
        var email = new Email(command.subject(), tickets.address(ticket, Channel.EMAIL, command), null, List.of());
        var added = new Change.EmailAdded(message, email);
        allowed(ticket, added, command);
        return send(ticket, added, Channel.EMAIL, command, command.quotesChat());
    }

    /// As an answer, and by another way than the hub.
    private long send(Ticket ticket, Change.HasText added, Channel by, Command command, boolean quotesChat)
            throws RefusedFrame {
        var address = tickets.address(ticket, by, command);
        if (!ticket.live()) {
            return tickets.send(ticket, added, by, address, quotesChat).sequence();
        }
        var ours = taken(ticket);
        return readBy(tickets.send(ours, added, by, address, quotesChat));
    }

    private long sendAgain(Command.SendAgain command) throws RefusedFrame {
        return tickets.sendAgain(tickets.meant(command.ticket(), command), command)
                .sequence();
    }

    /// A reply takes a ticket that is nobody's, and shows that its author has read what came before. A snoozed ticket
    /// stays snoozed.
    private long answer(Ticket of, Change.MessageAdded added) {
        return readBy(tickets.append(taken(of), added));
    }

    private Ticket taken(Ticket ticket) {
        return ticket.assignee() != null
                ? ticket
                : tickets.append(ticket, new Change.Assigned(agent.party(), agent.id()));
    }

    private long readBy(Ticket answered) {
        if (answered.unread(tickets.cursor(agent.id(), answered.id()))) {
            tickets.append(answered, new Change.ReadByAgent(agent.id(), answered.lastShopperMessage()));
        }
        return answered.sequence();
    }

    private long markRead(Command.MarkRead command) throws RefusedFrame {
        var ticket = tickets.meant(command.ticket(), command);
        var read = new Change.ReadByAgent(agent.id(), Math.min(command.upTo(), ticket.sequence()));
        allowed(ticket, read, command);
        var moves = read.upTo() > tickets.cursor(agent.id(), ticket.id());
        return moves ? tickets.append(ticket, read).sequence() : ticket.sequence();
    }

    private long markUnread(Command.MarkUnread command) throws RefusedFrame {
        var unread = new Change.UnreadByAgent(agent.id(), Math.max(0, command.upTo()));
        var ticket = allowed(command.ticket(), unread, command);
        var moves = unread.upTo() < tickets.cursor(agent.id(), ticket.id());
        return moves ? tickets.append(ticket, unread).sequence() : ticket.sequence();
    }

    private long noReplyNeeded(Command.NoReplyNeeded command) throws RefusedFrame {
        var none = new Change.NoReplyNeeded(agent.party());
        var ticket = allowed(command.ticket(), none, command);
        return ticket.waitingSince() == null
                ? ticket.sequence()
                : tickets.append(ticket, none).sequence();
    }

    private long assign(Command.Assign command) throws RefusedFrame {
        var assigned = new Change.Assigned(agent.party(), command.agent());
        var ticket = allowed(command.ticket(), assigned, command);
        if (Objects.equals(ticket.assignee(), command.agent())) {
            return ticket.sequence();
        }
        if (command.agent() != null && !tickets.works(command.agent())) {
            throw TicketTransaction.refused(ErrorKind.AGENT_UNKNOWN, command);
        }
        return tickets.append(ticket, assigned).sequence();
    }

    /// Also for a ticket that is snoozed already: then the new time counts.
    private long snooze(Command.Snooze command) throws RefusedFrame {
        // The databases keep milliseconds.
        var until = command.until() == null ? null : command.until().truncatedTo(ChronoUnit.MILLIS);
        var snoozed = new Change.TicketSnoozed(agent.party(), until);
        var ticket = allowed(command.ticket(), snoozed, command);
        var now = tickets.now();
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SNOOZE)))) {
            throw new RefusedFrame(
                    ErrorKind.INPUT_INVALID, "Snooze until a time to come, at most 400 days ahead.", command.id());
        }
        var same = ticket.status().equals(new Status.Snoozed(until));
        return same ? ticket.sequence() : tickets.append(ticket, snoozed).sequence();
    }

    /// An open ticket needs no reopening: of two agents who do it at once, the second finds it done.
    private long reopen(Command.Reopen command) throws RefusedFrame {
        var reopened = new Change.TicketReopened(agent.party());
        var ticket = tickets.meant(command.ticket(), command);
        if (ticket.status() instanceof Status.Open) {
            return ticket.sequence();
        }
        return tickets.append(TicketTransaction.allowed(ticket, reopened, command), reopened)
                .sequence();
    }

    /// Who closes a ticket has to know all that the shopper wrote: what came while the command was on its way would
    /// never be answered.
    private long close(Command.CloseTicket command) throws RefusedFrame {
        var closed = new Change.TicketClosed(agent.party());
        var ticket = allowed(command.ticket(), closed, command);
        if (ticket.lastShopperMessage() > command.upTo()) {
            throw TicketTransaction.refused(ErrorKind.UNSEEN_MESSAGE, command);
        }
        return tickets.append(ticket, closed).sequence();
    }

    private Ticket allowed(TicketId id, Change.OfTicket change, Command command) throws RefusedFrame {
        return TicketTransaction.allowed(tickets.meant(id, command), change, command);
    }

    private static void allowed(Ticket ticket, Change.OfTicket change, Command command) throws RefusedFrame {
        var _ = TicketTransaction.allowed(ticket, change, command);
    }
}
