package dev.sportello.relay.team;

import dev.sportello.model.Agent;
import java.time.Instant;
import java.util.Objects;

/// An agent who is signed in on one device.
///
/// @param key the hash of the token, which names the session inside the relay
public record AgentSession(String key, Agent agent, Instant expiresAt) {
    public AgentSession {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
