package dev.sportello.relay.team;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.relay.journal.FeatureTransaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The team as it stands within one transaction of the writer: each agent is read once, and what is changed is
/// written at once. Only for the writer's thread.
public final class TeamTransaction implements FeatureTransaction {
    private final Handle handle;
    private final Map<AgentId, Optional<Agent>> known = new HashMap<>();

    TeamTransaction(Handle handle) {
        this.handle = handle;
    }

    /// Whether somebody works here: may answer, and be given a ticket.
    public boolean works(AgentId id) {
        var agent = find(id);
        return agent != null && agent.active();
    }

    public boolean isAdmin(AgentId id) {
        var agent = find(id);
        return agent != null && agent.admin();
    }

    @Nullable
    Agent find(AgentId id) {
        return known.computeIfAbsent(id, _ -> Optional.ofNullable(Team.find(handle, id)))
                .orElse(null);
    }

    void add(Agent agent) {
        Team.insert(handle, agent, null, UUID.randomUUID());
        known.put(agent.id(), Optional.of(agent));
    }

    /// Puts an agent in the place of what was known of the same one, password apart.
    void update(Agent agent) {
        Team.update(handle, agent);
        known.put(agent.id(), Optional.of(agent));
    }
}
