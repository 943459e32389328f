package dev.sportello.desktop.inbox;

import java.time.Instant;
import java.util.Comparator;

/// The order of the list. Each order is total: no two tickets are equal in it.
enum InboxOrder {
    NEWEST_FIRST(TicketRow.NEWEST_FIRST),

    /// Who waits for an answer first, whoever has waited longest at the top; behind them the others, newest first.
    LONGEST_WAITING(Comparator.<TicketRow, Instant>comparing(
                    row -> row.ticket().waitingSince(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(TicketRow.NEWEST_FIRST));

    private final Comparator<TicketRow> comparator;

    InboxOrder(Comparator<TicketRow> comparator) {
        this.comparator = comparator;
    }

    Comparator<TicketRow> comparator() {
        return comparator;
    }
}
