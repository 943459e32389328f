package dev.sportello.desktop.inbox;

import dev.sportello.model.AgentId;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.util.Locale;
import java.util.Set;

/// Which tickets the list shows.
///
/// @param words what the agent typed to find a ticket; blank for everything
/// @param found tickets with these words somewhere in their thread
record InboxFilter(Scope scope, Status.Kind status, String words, Set<TicketId> found) {
    static final InboxFilter FIRST = new InboxFilter(Scope.ALL, Status.Kind.OPEN, "", Set.of());

    InboxFilter {
        found = Set.copyOf(found);
    }

    /// Whose tickets.
    enum Scope {
        MINE,
        UNASSIGNED,
        ALL;

        boolean holds(Ticket ticket, AgentId you) {
            return switch (this) {
                case MINE -> you.equals(ticket.assignee());
                case UNASSIGNED -> ticket.assignee() == null;
                case ALL -> true;
            };
        }
    }

    boolean matches(Ticket ticket, AgentId you) {
        return ticket.status().kind() == status && scope.holds(ticket, you) && holdsWords(ticket);
    }

    InboxFilter with(Scope scope) {
        return new InboxFilter(scope, status, words, found);
    }

    InboxFilter with(Status.Kind status) {
        return new InboxFilter(scope, status, words, found);
    }

    InboxFilter with(String words) {
        return new InboxFilter(scope, status, words.strip().toLowerCase(Locale.ROOT), Set.of());
    }

    InboxFilter with(Set<TicketId> found) {
        return new InboxFilter(scope, status, words, found);
    }

    private boolean holdsWords(Ticket ticket) {
        var message = ticket.lastMessage();
        return words.isEmpty()
                || found.contains(ticket.id())
                || ticket.shopperName().toLowerCase(Locale.ROOT).contains(words)
                || ticket.id().toString().contains(words)
                || (message != null && message.text().toLowerCase(Locale.ROOT).contains(words));
    }
}
