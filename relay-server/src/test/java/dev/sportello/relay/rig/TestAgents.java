package dev.sportello.relay.rig;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Role;
import dev.sportello.relay.agent.Team;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.DatabaseUnavailable;
import java.util.UUID;

/// The agents of tests.
public final class TestAgents {
    public static final String PASSWORD = "correct horse battery";
    public static final Agent ANNA =
            new Agent(new AgentId(new UUID(0x7000, 1)), "Anna Bianchi", "anna@shop.test", Role.ADMIN);
    public static final Agent BRUNO =
            new Agent(new AgentId(new UUID(0x7000, 2)), "Bruno Verdi", "bruno@shop.test", Role.AGENT);

    /// Puts them into a database that no relay has open.
    public static void hire(DatabaseConfig config) throws DatabaseUnavailable {
        try (var database = Database.open(config)) {
            var team = new Team(database.jdbi());
            team.add(ANNA, PASSWORD);
            team.add(BRUNO, PASSWORD);
        }
    }

    private TestAgents() {}
}
