package dev.sportello.relay.live;

import dev.sportello.model.AgentId;
import dev.sportello.model.ProfileId;
import java.util.Objects;

/// Which part of the journal a listener receives, and by whose session.
public sealed interface Scope {

    /// Names the session, so that ending it closes its listeners. Not the token itself.
    String session();

    /// Every entry: for an agent.
    record Everything(AgentId agent, String session) implements Scope {
        public Everything {
            Objects.requireNonNull(agent, "agent");
            Objects.requireNonNull(session, "session");
        }
    }

    /// What one shopper may see of their own tickets.
    record Own(ProfileId profile, String session) implements Scope {
        public Own {
            Objects.requireNonNull(profile, "profile");
            Objects.requireNonNull(session, "session");
        }
    }
}
