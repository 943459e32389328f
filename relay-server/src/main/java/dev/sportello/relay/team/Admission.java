package dev.sportello.relay.team;

import dev.sportello.model.Agent;
import java.util.Objects;
import java.util.UUID;

/// An agent who has shown who they are, and may begin a session. It counts for as long as nothing has ended all of the
/// agent's sessions: who types a password while it is being changed gets no session by the earlier one.
///
/// @param access as it was when the password was checked
public record Admission(Agent agent, UUID access) {
    public Admission {
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(access, "access");
    }
}
