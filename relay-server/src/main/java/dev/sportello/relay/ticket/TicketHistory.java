package dev.sportello.relay.ticket;

import dev.sportello.model.Change;
import dev.sportello.model.Ticket;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RelayFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes tickets that happened before, with their own times, through the journal: for imports and sample data.
/// Thread-safe. All events of one call are written in the order of time, in one transaction: a caller with
/// very many tickets divides them by time.
public final class TicketHistory {
    private final Tickets tickets;

    public TicketHistory(Tickets tickets) {
        this.tickets = tickets;
    }

    /// One thing that happened; null for the opening itself.
    private record Moment(PastTicket ticket, Instant at, PastTicket.@Nullable Past past) {}

    /// Writes the tickets, all or none, and returns when they are on disk.
    ///
    /// @throws IllegalStateException if the database failed, or if the tickets contradict each other: two
    ///     live ones of a profile on one channel, something after a close. The log tells which
    public void write(List<PastTicket> past) {
        var id = new CommandId(UUID.randomUUID());
        var answer = tickets.submit(id, "history", true, transaction -> write(transaction, past))
                .join();
        if (answer instanceof RelayFrame.Refused refused) {
            throw new IllegalStateException(
                    "The tickets were not written: " + refused.refusal().sentence());
        }
    }

    private static long write(TicketTransaction transaction, List<PastTicket> past) {
        Map<PastTicket, Ticket> written = new HashMap<>();
        var sequence = 0L;
        for (var moment : moments(past)) {
            var before = written.get(moment.ticket());
            var after = before == null ? open(transaction, moment.ticket()) : happen(transaction, before, moment);
            written.put(moment.ticket(), after);
            sequence = after.sequence();
        }
        return sequence;
    }

    private static List<Moment> moments(List<PastTicket> past) {
        var moments = new ArrayList<Moment>();
        for (var ticket : past) {
            moments.add(new Moment(ticket, ticket.openedAt(), null));
            ticket.past().forEach(it -> moments.add(new Moment(ticket, it.at(), it)));
        }
        // Stable: what happened to one ticket in one instant keeps its order.
        moments.sort(Comparator.comparing(Moment::at));
        return moments;
    }

    private static Ticket open(TicketTransaction transaction, PastTicket past) {
        var slot = new Slot(past.profile(), past.channel());
        if (transaction.live(slot) != null) {
            throw new IllegalArgumentException(
                    past.shopperName() + " would have two live tickets on one channel at " + past.openedAt() + ".");
        }
        return transaction.open(slot, past.shopperName(), null, past.openedAt());
    }

    private static Ticket happen(TicketTransaction transaction, Ticket ticket, Moment moment) {
        if (!ticket.live()) {
            throw new IllegalArgumentException(ticket.id() + " is closed already at " + moment.at() + ".");
        }
        return switch (moment.past()) {
            case null -> throw new IllegalArgumentException(ticket.id() + " is opened twice.");
            case PastTicket.Changed(Instant at, Change.OfTicket change) -> transaction.append(ticket, change, at);
            case PastTicket.SeenByShopper(Instant at) ->
                transaction.append(ticket, new Change.SeenByShopper(ticket.sequence()), at);
            case PastTicket.ReadByAgent read ->
                transaction.append(ticket, new Change.ReadByAgent(read.agent(), ticket.sequence()), read.at());
        };
    }
}
