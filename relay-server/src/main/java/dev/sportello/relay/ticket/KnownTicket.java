package dev.sportello.relay.ticket;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Party;
import dev.sportello.model.Ticket;
import dev.sportello.relay.journal.EntryRef;
import dev.sportello.relay.journal.JournalEntry;
import org.jspecify.annotations.Nullable;

/// A ticket, and what only its row says of it.
///
/// @param lastMessage where the text of [Ticket#lastMessage] stands; null before the first message
/// @param openedRow the row of the log that opened it; 0 where the ticket was read from its table
record KnownTicket(Ticket ticket, @Nullable EntryRef lastMessage, long openedRow) {

    static KnownTicket opened(JournalEntry entry) {
        return new KnownTicket(Ticket.opened(entry.entry()), null, entry.ref().row());
    }

    /// As the opening of the next ticket leaves it, where its own close is lost.
    KnownTicket closedBy(Ticket next) {
        var close = new Change.TicketClosed(new Party.Shopper());
        var closed = ticket.apply(new Entry(next.sequence(), next.openedAt(), ticket.id(), close));
        return new KnownTicket(closed, lastMessage, openedRow);
    }

    KnownTicket apply(JournalEntry entry) {
        var after = ticket.apply(entry.entry());
        var last = after.lastMessage();
        var isLast = last != null
                && entry.entry().change() instanceof Change.HasText said
                && said.message().id().equals(last.id());
        return new KnownTicket(after, isLast ? entry.ref() : lastMessage, openedRow);
    }
}
