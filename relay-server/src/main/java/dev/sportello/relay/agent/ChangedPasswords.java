package dev.sportello.relay.agent;

import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.team.AgentSessions;
import dev.sportello.wire.CloseReason;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes the sockets of sessions that a new password has ended. Like [DisabledAgents] it follows the journal, and so
/// at every relay. Thread-safe.
public final class ChangedPasswords {
    private static final Logger LOG = LoggerFactory.getLogger(ChangedPasswords.class);

    private final Live live;
    private final AgentSessions sessions;

    public ChangedPasswords(Live live, AgentSessions sessions) {
        this.live = live;
        this.sessions = sessions;
    }

    /// Takes entries that were published.
    public void publish(List<JournalEntry> entries) {
        for (var entry : entries) {
            if (entry.entry().change() instanceof Change.PasswordChanged(AgentId agent, boolean _)) {
                // Which sessions there still are only the database knows, and the writer does not wait for that.
                var _ = Thread.ofVirtual().name("ended-sessions").start(() -> closeEnded(agent));
            }
        }
    }

    private void closeEnded(AgentId agent) {
        try {
            live.closeEnded(agent, sessions::stands);
        } catch (RuntimeException e) {
            LOG.warn("Which sessions of an agent have ended is not known now; all of them reconnect.", e);
            live.closeAgent(agent, CloseReason.RESUME);
        }
    }
}
