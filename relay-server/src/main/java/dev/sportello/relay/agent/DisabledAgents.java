package dev.sportello.relay.agent;

import dev.sportello.model.Agent;
import dev.sportello.model.Change;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.relay.live.Live;
import dev.sportello.wire.CloseReason;
import java.util.List;

/// Closes the sockets of agents who have been disabled. It follows the journal and not the admin's request: that may
/// fail after its entry was written. Thread-safe.
public final class DisabledAgents {
    private final Live live;

    public DisabledAgents(Live live) {
        this.live = live;
    }

    /// Takes entries that were published.
    public void publish(List<JournalEntry> entries) {
        for (var entry : entries) {
            if (entry.entry().change() instanceof Change.AgentChanged(var _, Agent agent)
                    && agent.standing() == Agent.Standing.DISABLED) {
                live.closeAgent(agent.id(), CloseReason.SIGN_IN_AGAIN);
            }
        }
    }
}
