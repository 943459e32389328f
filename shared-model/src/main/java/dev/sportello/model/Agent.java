package dev.sportello.model;

import java.util.Objects;

/// One who answers shoppers.
public record Agent(AgentId id, String name, String email, Role role) {
    public Agent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(role, "role");
    }

    /// What shoppers see of the name: everything before the first space.
    public String firstName() {
        var end = name.indexOf(' ');
        return end < 0 ? name : name.substring(0, end);
    }

    /// This agent as the author of a message or of a change.
    public Party.ByAgent party() {
        return new Party.ByAgent(id, firstName());
    }
}
