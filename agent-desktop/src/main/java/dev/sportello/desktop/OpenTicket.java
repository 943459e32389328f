package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.customer.CustomerModel;
import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.replica.ReplicaChange;
import dev.sportello.desktop.thread.ComposerModel;
import dev.sportello.desktop.thread.ThreadController;
import dev.sportello.desktop.thread.ThreadModel;
import dev.sportello.model.AgentId;
import dev.sportello.model.Party;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The ticket that is selected in the list, shown beside it: its thread, its customer, and who else looks at it. FX
/// thread only.
final class OpenTicket {
    private final Desk desk;
    private final InboxModel inbox;
    private final ThreadModel thread;
    private final CustomerModel customer;
    private final ComposerModel writing;
    private final ThreadController conversation;

    /// Of the journal whose ticket is open; null before it is known.
    private @Nullable UUID epoch;

    OpenTicket(
            Desk desk,
            InboxModel inbox,
            ThreadModel thread,
            CustomerModel customer,
            ComposerModel writing,
            ThreadController conversation) {
        this.desk = desk;
        this.inbox = inbox;
        this.thread = thread;
        this.customer = customer;
        this.writing = writing;
        this.conversation = conversation;
        inbox.selected().subscribe(this::show);
    }

    private @Nullable UUID epoch() {
        var position = desk.replica().position();
        return position == null ? null : position.epoch();
    }

    private void show(@Nullable TicketId id) {
        epoch = epoch();
        var row = id == null ? null : inbox.row(id);
        thread.open(row == null ? null : row.ticket());
        customer.open(row == null ? null : row.ticket().profile(), id);
        writing.open(id);
        conversation.showViewers(id == null ? List.of() : desk.viewers(id));
        conversation.showVisit(id == null ? null : desk.visit(id));
    }

    /// @param replaced whether all that is known was replaced
    void take(List<ReplicaChange> changes, boolean replaced) {
        customer.put(changes.stream()
                .flatMap(change -> change.tickets().stream())
                .distinct()
                .map(desk.replica()::ticket)
                .filter(Objects::nonNull)
                .toList());
        var open = inbox.selected().get();
        if (open == null) {
            return;
        }
        if (desk.replica().isErased(open)) {
            inbox.selected().set(null);
            return;
        }
        var ticket = desk.replica().ticket(open);
        var before = thread.ticket().get();
        var another = !Objects.equals(epoch, epoch());
        if (ticket != null && before != null && !ticket.sameAs(before)) {
            // The relay was restored, and the number is another shopper's now.
            show(open);
        } else if (replaced && (ticket != null || another)) {
            thread.startOver(ticket);
        } else if (ticket != null
                && changes.stream().anyMatch(change -> change.tickets().contains(open))) {
            tellOfAnswer(ticket);
            thread.refresh(ticket);
        }
    }

    /// Whether a colleague has just answered.
    private void tellOfAnswer(Ticket now) {
        var before = thread.ticket().get();
        var answered = before != null && !Objects.equals(before.lastReplyAt(), now.lastReplyAt());
        var last = now.lastMessage();
        if (answered
                && last != null
                && last.author() instanceof Party.ByAgent(AgentId agent, String firstName)
                && !agent.equals(desk.replica().you().id())) {
            conversation.answered(firstName, last.text());
        }
    }

    /// @param tickets at which others look than before
    void takeViewers(List<TicketId> tickets) {
        var open = inbox.selected().get();
        if (open != null && tickets.contains(open)) {
            conversation.showViewers(desk.viewers(open));
        }
    }

    /// @param tickets whose shoppers do something else than before
    void takeVisits(List<TicketId> tickets) {
        var open = inbox.selected().get();
        if (open != null && tickets.contains(open)) {
            conversation.showVisit(desk.visit(open));
        }
    }
}
