package dev.sportello.desktop.inbox;

import dev.sportello.model.AgentId;
import dev.sportello.model.Status;
import java.util.Collection;

/// How many tickets each view holds at the chosen status and channel, and how many need the agent's eyes.
///
/// @param unread unread open tickets in Mine and Unassigned: the badge
public record InboxCounts(int mine, int unassigned, int all, int unread) {
    static final InboxCounts NONE = new InboxCounts(0, 0, 0, 0);

    static InboxCounts of(Collection<TicketRow> rows, InboxFilter filter, AgentId you) {
        var counts = NONE;
        for (var row : rows) {
            counts = counts.and(row, 1, filter, you);
        }
        return counts;
    }

    /// These counts with a row more, or with -1 a row less: a change of one ticket of a hundred thousand costs no more
    /// than of one of ten.
    InboxCounts and(TicketRow row, int times, InboxFilter filter, AgentId you) {
        var ticket = row.ticket();
        var own = you.equals(ticket.assignee());
        var nobodys = ticket.assignee() == null;
        var counted = filter.counts(ticket) ? times : 0;
        var calls = row.unread() && (own || nobodys) && ticket.status().kind() == Status.Kind.OPEN;
        return new InboxCounts(
                mine + (own ? counted : 0),
                unassigned + (nobodys ? counted : 0),
                all + counted,
                unread + (calls ? times : 0));
    }

    int of(InboxFilter.Scope scope) {
        return switch (scope) {
            case MINE -> mine;
            case UNASSIGNED -> unassigned;
            case ALL -> all;
        };
    }
}
