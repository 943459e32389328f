package dev.sportello.desktop.inbox;

import dev.sportello.desktop.search.FoldedText;
import dev.sportello.model.AgentId;
import dev.sportello.model.Channel;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which tickets the list shows.
///
/// @param channel null for every channel
/// @param words what the agent typed to find a ticket, as [FoldedText#words] has it; none for everything
/// @param found tickets with these words somewhere in their thread
record InboxFilter(
        Scope scope, Status.Kind status, @Nullable Channel channel, List<String> words, Set<TicketId> found) {
    static final InboxFilter FIRST = new InboxFilter(Scope.ALL, Status.Kind.OPEN, null, List.of(), Set.of());

    InboxFilter {
        words = List.copyOf(words);
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

    boolean matches(Ticket ticket, AgentId you, FoldedTickets folded) {
        return counts(ticket) && scope.holds(ticket, you) && holdsWords(ticket, folded);
    }

    /// Whether a ticket is counted in the view that it is in: whatever is searched for.
    boolean counts(Ticket ticket) {
        return ticket.status().kind() == status && (channel == null || channel.equals(ticket.channel()));
    }

    /// Whether the same tickets are counted.
    boolean countsLike(InboxFilter other) {
        return status == other.status && Objects.equals(channel, other.channel);
    }

    /// @param channel null for every channel
    InboxFilter of(@Nullable Channel channel) {
        return new InboxFilter(scope, status, channel, words, found);
    }

    InboxFilter with(Scope scope) {
        return new InboxFilter(scope, status, channel, words, found);
    }

    InboxFilter with(Status.Kind status) {
        return new InboxFilter(scope, status, channel, words, found);
    }

    InboxFilter with(String typed) {
        return new InboxFilter(scope, status, channel, FoldedText.words(typed), Set.of());
    }

    InboxFilter with(Set<TicketId> found) {
        return new InboxFilter(scope, status, channel, words, found);
    }

    private boolean holdsWords(Ticket ticket, FoldedTickets folded) {
        return words.isEmpty() || found.contains(ticket.id()) || folded.hold(ticket, words);
    }
}
