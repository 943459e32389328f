package dev.sportello.relay.agent;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Channel;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.live.Live;
import dev.sportello.wire.RelayFrame;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tells shoppers which agents write to them, by their first names. A desktop says so of replies only. Thread-safe: one
/// news after the other, so that no older one comes last.
final class WritingAgents {
    private final Presence presence;
    private final Function<TicketId, @Nullable Ticket> tickets;
    private final Function<AgentId, @Nullable Agent> team;
    private final Live live;

    /// @param tickets finds a ticket; may block
    /// @param team finds an agent; may block
    WritingAgents(
            Presence presence,
            Function<TicketId, @Nullable Ticket> tickets,
            Function<AgentId, @Nullable Agent> team,
            Live live) {
        this.presence = presence;
        this.tickets = tickets;
        this.team = team;
        this.live = live;
    }

    /// Passes on what is new. To be called after each report of a desktop, and every second, for what expires and for
    /// what other relays tell. May block.
    synchronized void publish() {
        presence.takeWriting().forEach(this::tell);
    }

    private void tell(TicketId id, List<AgentId> agents) {
        var ticket = tickets.apply(id);
        if (ticket != null && ticket.live() && ticket.channel() == Channel.WEB_CHAT && live.listens(ticket.profile())) {
            live.tellShopper(ticket.profile(), new RelayFrame.Typing(id, firstNames(agents)));
        }
    }

    private List<String> firstNames(List<AgentId> agents) {
        return agents.stream()
                .map(team)
                .filter(Objects::nonNull)
                .map(Agent::firstName)
                .distinct()
                .toList();
    }
}
