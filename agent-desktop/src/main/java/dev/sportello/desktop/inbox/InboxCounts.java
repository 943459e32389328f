package dev.sportello.desktop.inbox;

import dev.sportello.model.AgentId;
import dev.sportello.model.Status;
import java.util.Collection;

/// How many tickets each view holds at the chosen status, and how many need the agent's eyes.
///
/// @param unread unread open tickets in Mine and Unassigned: the badge
public record InboxCounts(int mine, int unassigned, int all, int unread) {
    static final InboxCounts NONE = new InboxCounts(0, 0, 0, 0);

    static InboxCounts of(Collection<TicketRow> rows, Status.Kind status, AgentId you) {
        var mine = 0;
        var unassigned = 0;
        var all = 0;
        var unread = 0;
        for (var row : rows) {
            var ticket = row.ticket();
            var own = you.equals(ticket.assignee());
            var nobodys = ticket.assignee() == null;
            if (ticket.status().kind() == status) {
                all++;
                mine += own ? 1 : 0;
                unassigned += nobodys ? 1 : 0;
            }
            if (row.unread() && (own || nobodys) && ticket.status().kind() == Status.Kind.OPEN) {
                unread++;
            }
        }
        return new InboxCounts(mine, unassigned, all, unread);
    }

    int of(InboxFilter.Scope scope) {
        return switch (scope) {
            case MINE -> mine;
            case UNASSIGNED -> unassigned;
            case ALL -> all;
        };
    }
}
