package dev.sportello.desktop.inbox;

import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One line of the list.
///
/// @param unread whether it holds something new for the agent who looks
/// @param assignee the name of the agent whose ticket it is; null for nobody
/// @param unsent what the agent who looks wrote there and has not sent; null for nothing
public record TicketRow(
        Ticket ticket,
        boolean unread,
        @Nullable String assignee,
        @Nullable Unsent unsent) {
    /// Newest activity first; of the same instant, the younger ticket first, so that the order is total.
    static final Comparator<TicketRow> NEWEST_FIRST = Comparator.<TicketRow, Instant>comparing(
                    row -> row.ticket.lastActivityAt())
            .thenComparing(TicketRow::id)
            .reversed();

    TicketRow(Ticket ticket, boolean unread, @Nullable String assignee) {
        this(ticket, unread, assignee, null);
    }

    public TicketId id() {
        return ticket.id();
    }
}
