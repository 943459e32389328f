package dev.sportello.desktop.sample;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Who works in the sample shop. Anna sits at the desktop.
public final class Staff {
    public static final Agent ANNA = agent("Anna Bianchi", Role.ADMIN);
    public static final Agent MARCO = agent("Marco Verdi", Role.AGENT);
    public static final Agent CHIARA = agent("Chiara Neri", Role.AGENT);

    /// Who answers shoppers.
    public static final List<Agent> TEAM = List.of(ANNA, MARCO, CHIARA);

    public static final Agent ELISA = member("Elisa Conti", Role.AGENT, Agent.Standing.INVITED);
    public static final Agent PIERO = member("Piero Galli", Role.AGENT, Agent.Standing.DISABLED);

    /// The same agent with another role.
    public static Agent as(Role role, Agent agent) {
        return new Agent(agent.id(), agent.name(), agent.email(), role, agent.standing());
    }

    public static Agent member(String name, Role role, Agent.Standing standing) {
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        var mailbox = name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT);
        return new Agent(new AgentId(id), name, mailbox + "@bottega.example", role, standing);
    }

    private static Agent agent(String name, Role role) {
        return member(name, role, Agent.Standing.ACTIVE);
    }

    private Staff() {}
}
