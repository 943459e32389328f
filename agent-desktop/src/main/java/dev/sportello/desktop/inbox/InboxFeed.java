package dev.sportello.desktop.inbox;

import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.replica.ReplicaChange;
import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.model.VisibleText;
import dev.sportello.wire.Command;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Brings what the replica knows into the inbox. FX thread only.
public final class InboxFeed {
    private final Replica replica;
    private final InboxModel model;

    public InboxFeed(Replica replica, InboxModel model) {
        this.replica = replica;
        this.model = model;
    }

    /// Everything that is known, if anything is.
    public void readAll() {
        if (replica.position() != null) {
            model.replace(replica.tickets().stream().map(this::row).toList());
        }
    }

    public void take(List<ReplicaChange> changes) {
        if (changes.stream().anyMatch(ReplicaChange.Replaced.class::isInstance)) {
            readAll();
            return;
        }
        var touched = new LinkedHashSet<TicketId>();
        changes.forEach(change -> touched.addAll(change.tickets()));
        model.put(touched.stream()
                .map(replica::ticket)
                .filter(Objects::nonNull)
                .map(this::row)
                .toList());
    }

    /// Somebody in the team may have another name now.
    public void readNames() {
        model.put(model.all().map(known -> row(known.ticket())).toList());
    }

    /// Closed tickets from the relay, which the replica need not hold.
    public void takeClosed(List<Ticket> tickets) {
        model.put(tickets.stream().map(this::row).toList());
    }

    /// Reads tickets again, of which one was left and another opened: a draft is shown in the list while its ticket is
    /// not open.
    ///
    /// @param ids null for none
    public void reread(@Nullable TicketId... ids) {
        model.put(Stream.of(ids)
                .filter(Objects::nonNull)
                .map(replica::ticket)
                .filter(Objects::nonNull)
                .map(this::row)
                .filter(row -> !row.equals(model.row(row.id())))
                .toList());
    }

    private TicketRow row(Ticket ticket) {
        return new TicketRow(ticket, replica.unread(ticket.id()), name(ticket.assignee()), unsent(ticket));
    }

    private @Nullable Unsent unsent(Ticket ticket) {
        for (var written : replica.replies(ticket.id()).reversed()) {
            if (written.command() instanceof Command.HasText said) {
                return written.refusal() == null ? new Unsent.Queued(said.text()) : new Unsent.Failed(said.text());
            }
        }
        var draft = replica.draft(ticket);
        var left = !VisibleText.isInvisible(draft.text())
                && ticket.takesActs()
                && !ticket.id().equals(model.selected().get());
        return left ? new Unsent.Begun(draft.text()) : null;
    }

    private @Nullable String name(@Nullable AgentId id) {
        return id == null
                ? null
                : replica.team().stream()
                        .filter(agent -> agent.id().equals(id))
                        .map(Agent::name)
                        .findFirst()
                        .orElse("?");
    }
}
