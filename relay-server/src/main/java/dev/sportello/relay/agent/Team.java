package dev.sportello.relay.agent;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Role;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/// The agents of the shop. Thread-safe: each call is a transaction of its own.
public final class Team {
    private final Jdbi jdbi;
    private final Passwords passwords = new Passwords();

    public Team(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Everybody, by name.
    public List<Agent> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select id, name, email, role from agent order by name, id")
                .map(Team::agent)
                .list());
    }

    /// Adds an agent.
    ///
    /// @throws org.jdbi.v3.core.JdbiException if the id or the email is taken
    public void add(Agent agent, String password) {
        var hash = passwords.hash(password);
        jdbi.useHandle(handle -> insert(handle, agent, hash));
    }

    boolean isEmpty() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from agent")
                        .mapTo(Long.class)
                        .one())
                == 0;
    }

    /// The agent with that email and password, or null. Takes as long for an email that nobody has.
    @Nullable
    Agent find(String email, String password) {
        var row = jdbi.withHandle(handle -> handle.createQuery("""
                                select id, name, email, role, password_hash from agent where email = :email
                                """)
                        .bind("email", lower(email))
                        .map(found -> new Row(agent(found), found.getColumn("password_hash", String.class)))
                        .findOne())
                .orElse(null);
        var right = passwords.matches(password, row == null ? null : row.passwordHash);
        return row != null && right ? row.agent : null;
    }

    /// What makes two ways to write an email the same account.
    static String lower(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    static Agent agent(RowView row) {
        return new Agent(
                row.getColumn("id", AgentId.class),
                row.getColumn("name", String.class),
                row.getColumn("email", String.class),
                Role.valueOf(row.getColumn("role", String.class)));
    }

    private static void insert(Handle handle, Agent agent, String hash) {
        handle.createUpdate("""
                        insert into agent (id, name, email, role, password_hash)
                        values (:id, :name, :email, :role, :hash)
                        """)
                .bind("id", agent.id())
                .bind("name", agent.name())
                .bind("email", lower(agent.email()))
                .bind("role", agent.role().name())
                .bind("hash", hash)
                .execute();
    }

    private record Row(Agent agent, String passwordHash) {}
}
