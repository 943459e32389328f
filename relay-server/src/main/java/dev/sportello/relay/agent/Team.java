package dev.sportello.relay.agent;

import dev.sportello.model.Agent;
import dev.sportello.model.Agent.Standing;
import dev.sportello.model.AgentId;
import dev.sportello.model.Role;
import dev.sportello.wire.Names;
import dev.sportello.wire.RefusedFrame;
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

    /// Everybody who works here, is invited, or did work here, by name.
    public List<Agent> all() {
        return jdbi.withHandle(this::all);
    }

    /// The same within a transaction.
    public List<Agent> all(Handle handle) {
        return handle.createQuery("select id, name, email, role, standing from agent order by name, id")
                .map(Team::agent)
                .list();
    }

    /// Whether somebody works here: may answer, and be given a ticket.
    public boolean works(Handle handle, AgentId id) {
        var agent = find(handle, id);
        return agent != null && agent.active();
    }

    boolean isAdmin(Handle handle, AgentId id) {
        var agent = find(handle, id);
        return agent != null && agent.admin();
    }

    /// Adds an agent who works here, without a word to the journal: before there is anybody to hear of it.
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

    /// The agent who works here with that email and password, or null. Takes as long for an email that nobody has.
    @Nullable
    Agent find(String email, String password) {
        var row = jdbi.withHandle(handle -> handle.createQuery("""
                                select id, name, email, role, standing, password_hash from agent where email = :email
                                """)
                        .bind("email", lower(email))
                        .map(found -> new Row(agent(found), found.getColumn("password_hash", String.class)))
                        .findOne())
                .orElse(null);
        var right = passwords.matches(password, row == null ? null : row.passwordHash);
        return row != null && right && row.agent.active() ? row.agent : null;
    }

    @Nullable
    Agent find(Handle handle, AgentId id) {
        return handle.createQuery("select id, name, email, role, standing from agent where id = :id")
                .bind("id", id)
                .map(Team::agent)
                .findOne()
                .orElse(null);
    }

    @Nullable
    Agent find(Handle handle, String email) {
        return handle.createQuery("select id, name, email, role, standing from agent where email = :email")
                .bind("email", lower(email))
                .map(Team::agent)
                .findOne()
                .orElse(null);
    }

    /// Puts an agent in the place of what was known of the same one, password apart.
    void update(Handle handle, Agent agent) {
        handle.createUpdate("update agent set name = :name, role = :role, standing = :standing where id = :id")
                .bind("id", agent.id())
                .bind("name", agent.name())
                .bind("role", Names.of(agent.role()))
                .bind("standing", Names.of(agent.standing()))
                .execute();
    }

    boolean hasPassword(Handle handle, AgentId id) {
        return handle.createQuery("select password_hash is not null from agent where id = :id")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    void setPassword(Handle handle, AgentId id, String hash) {
        handle.createUpdate("update agent set password_hash = :hash where id = :id")
                .bind("id", id)
                .bind("hash", hash)
                .execute();
    }

    /// @throws RefusedFrame `password-too-weak`, `input-invalid`
    String hash(String password) throws RefusedFrame {
        Passwords.check(password);
        return passwords.hash(password);
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
                Names.read(Role.class, row.getColumn("role", String.class)),
                Names.read(Standing.class, row.getColumn("standing", String.class)));
    }

    /// @param hash of the password; null for who has none yet
    static void insert(Handle handle, Agent agent, @Nullable String hash) {
        handle.createUpdate("""
                        insert into agent (id, name, email, role, standing, password_hash)
                        values (:id, :name, :email, :role, :standing, :hash)
                        """)
                .bind("id", agent.id())
                .bind("name", agent.name())
                .bind("email", lower(agent.email()))
                .bind("role", Names.of(agent.role()))
                .bind("standing", Names.of(agent.standing()))
                .bind("hash", hash)
                .execute();
    }

    private record Row(Agent agent, @Nullable String passwordHash) {}
}
