package dev.sportello.relay.team;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.relay.storage.Database;
import dev.sportello.wire.Names;
import dev.sportello.wire.RefusedFrame;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The agents of the shop. Thread-safe: each call without a transaction is one of its own.
public final class Team {
    private final Database database;
    private final Passwords passwords = new Passwords();

    public Team(Database database) {
        this.database = database;
    }

    /// Everybody who works here, is invited, or did work here, by name.
    public List<Agent> all() {
        return database.jdbi().withHandle(this::all);
    }

    /// The same within a transaction.
    public List<Agent> all(Handle handle) {
        return handle.createQuery("select id, name, email, role, standing from agent order by name, id")
                .mapTo(Agent.class)
                .list();
    }

    /// The team as it stands within a transaction of the journal's writer.
    public TeamTransaction in(JournalTransaction journal) {
        return journal.gathering(TeamTransaction.class, () -> new TeamTransaction(journal.handle()));
    }

    /// Adds an agent who works here, without a word to the journal: before there is anybody to notify.
    ///
    /// @throws org.jdbi.v3.core.JdbiException if the id or the email is taken
    /// @throws RefusedFrame `busy`
    public void add(Agent agent, String password) throws RefusedFrame {
        var hash = passwords.hash(password);
        database.jdbi().useHandle(handle -> insert(handle, agent, hash));
        database.force();
    }

    /// Adds the first agent of all, by a code that a relay has printed; that and all other codes are used up with it.
    ///
    /// @throws RefusedFrame `setup-code-wrong`, `busy`; the code is not used up then
    public void addFirst(Agent agent, String password, String code) throws RefusedFrame {
        var hash = passwords.hash(password);
        database.jdbi().useTransaction(handle -> {
            SetupCode.use(handle, code);
            insert(handle, agent, hash);
        });
        database.force();
    }

    public boolean isEmpty() {
        return database.jdbi()
                        .withHandle(handle -> handle.createQuery("select count(*) from agent")
                                .mapTo(Long.class)
                                .one())
                == 0;
    }

    /// The agent who works here with that email and password, or null. Takes as long for an email that nobody has.
    ///
    /// @param knownDevice whether it is tried from where the account has been used before: then it waits for nobody
    ///     else
    /// @throws RefusedFrame `busy`
    public @Nullable Agent find(String email, String password, boolean knownDevice) throws RefusedFrame {
        var row = database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                                select id, name, email, role, standing, password_hash from agent where email = :email
                                """)
                        .bind("email", lower(email))
                        .map(found ->
                                new Row(found.getRow(Agent.class), found.getColumn("password_hash", String.class)))
                        .findOne())
                .orElse(null);
        var right = passwords.matches(password, row == null ? null : row.passwordHash, knownDevice);
        return row != null && right && row.agent.active() ? row.agent : null;
    }

    public @Nullable Agent find(AgentId id) {
        return database.jdbi().withHandle(handle -> find(handle, id));
    }

    public @Nullable Agent find(String email) {
        return database.jdbi().withHandle(handle -> find(handle, email));
    }

    /// Whose invitation a code is; null where it is none, or has expired.
    public @Nullable AgentId invited(ReadableCode code, Instant now) {
        return database.jdbi().withHandle(handle -> Invitations.find(handle, code, now));
    }

    /// Ends all sessions of an agent for ever. Closing the sockets is the caller's.
    public void signOutEverywhere(AgentId agent) {
        database.jdbi().useHandle(handle -> AgentSessions.endAll(handle, agent));
        database.force();
    }

    /// @throws RefusedFrame `password-too-weak`, `input-invalid`, `busy`
    public String hash(String password) throws RefusedFrame {
        Passwords.check(password);
        return passwords.hash(password);
    }

    /// What makes two ways to write an email the same account.
    public static String lower(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    static @Nullable Agent find(Handle handle, AgentId id) {
        return handle.createQuery("select id, name, email, role, standing from agent where id = :id")
                .bind("id", id)
                .mapTo(Agent.class)
                .findOne()
                .orElse(null);
    }

    static @Nullable Agent find(Handle handle, String email) {
        return handle.createQuery("select id, name, email, role, standing from agent where email = :email")
                .bind("email", lower(email))
                .mapTo(Agent.class)
                .findOne()
                .orElse(null);
    }

    /// Puts an agent in the place of what was known of the same one, password apart.
    static void update(Handle handle, Agent agent) {
        handle.createUpdate("update agent set name = :name, role = :role, standing = :standing where id = :id")
                .bind("id", agent.id())
                .bind("name", agent.name())
                .bind("role", Names.of(agent.role()))
                .bind("standing", Names.of(agent.standing()))
                .execute();
    }

    static boolean hasPassword(Handle handle, AgentId id) {
        return handle.createQuery("select password_hash is not null from agent where id = :id")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    static void setPassword(Handle handle, AgentId id, String hash) {
        handle.createUpdate("update agent set password_hash = :hash where id = :id")
                .bind("id", id)
                .bind("hash", hash)
                .execute();
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

    /// An agent with the password's hash.
    private record Row(Agent agent, @Nullable String passwordHash) {}
}
