package dev.sportello.relay.rig;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Role;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.DatabaseUnavailable;
import dev.sportello.relay.team.Team;
import dev.sportello.wire.Names;
import dev.sportello.wire.RefusedFrame;
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
            var team = new Team(database);
            var _ = team.add(ANNA, PASSWORD);
            var _ = team.add(BRUNO, PASSWORD);
        } catch (RefusedFrame e) {
            throw new IllegalStateException(e);
        }
    }

    /// Puts agents into the team who cannot sign in: to hash a password takes long.
    public static void join(Database database, Agent... agents) {
        database.jdbi().useHandle(handle -> {
            for (var agent : agents) {
                handle.createUpdate("""
                        insert into agent (id, name, email, role, standing, access)
                        values (:id, :name, :email, :role, :standing, :id)""")
                        .bind("id", agent.id())
                        .bind("name", agent.name())
                        .bind("email", agent.email())
                        .bind("role", Names.of(agent.role()))
                        .bind("standing", Names.of(agent.standing()))
                        .execute();
            }
        });
    }

    private TestAgents() {}
}
