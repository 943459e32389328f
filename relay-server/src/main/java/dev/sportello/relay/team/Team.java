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
import java.util.Optional;
import java.util.UUID;
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
    public Admission add(Agent agent, String password) throws RefusedFrame {
        var hash = passwords.hash(password);
        var access = UUID.randomUUID();
        database.jdbi().useHandle(handle -> insert(handle, agent, hash, access));
        database.force();
        return new Admission(agent, access);
    }

    /// Adds the first agent of all, by a code that a relay has printed; that and all other codes are used up with it.
    ///
    /// @throws RefusedFrame `setup-code-wrong`, `busy`; the code is not used up then
    public Admission addFirst(Agent agent, String password, String code) throws RefusedFrame {
        var hash = passwords.hash(password);
        var access = UUID.randomUUID();
        database.jdbi().useTransaction(handle -> {
            SetupCode.use(handle, code);
            insert(handle, agent, hash, access);
        });
        database.force();
        return new Admission(agent, access);
    }

    public boolean isEmpty() {
        return database.jdbi()
                        .withHandle(handle -> handle.createQuery("select count(*) from agent")
                                .mapTo(Long.class)
                                .one())
                == 0;
    }

    /// Lets in the agent who works here with that email and password; null where there is none. Takes as long for an
    /// email that nobody has.
    ///
    /// @param knownDevice whether it is tried from where the account has been used before: then it waits for nobody
    ///     else
    /// @throws RefusedFrame `busy`
    public @Nullable Admission admit(String email, String password, boolean knownDevice) throws RefusedFrame {
        var row = database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                                select id, name, email, role, standing, access, password_hash from agent
                                where email = :email
                                """)
                        .bind("email", lower(email))
                        .map(found -> new Row(
                                found.getRow(Agent.class),
                                found.getColumn("access", UUID.class),
                                found.getColumn("password_hash", String.class)))
                        .findOne())
                .orElse(null);
        var right = passwords.matches(password, row == null ? null : row.passwordHash, knownDevice);
        return row != null && right && row.agent.active() ? new Admission(row.agent, row.access) : null;
    }

    /// The hash of the agent's password, where this is the password; else null.
    ///
    /// @throws RefusedFrame `busy`
    public @Nullable String verify(AgentId agent, String password) throws RefusedFrame {
        var hash = database.jdbi().withHandle(handle -> passwordHash(handle, agent));
        return passwords.matches(password, hash, true) ? hash : null;
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

    /// Who may set a new password by this email and code: an agent by a reset code, an admin also by the operator's.
    /// Null for nobody.
    public @Nullable AgentId resettable(String email, ReadableCode code, Instant now) {
        var agent = database.jdbi()
                .inTransaction(handle -> Optional.ofNullable(PasswordRules.resettable(handle, email, code, now)));
        return agent.map(Agent::id).orElse(null);
    }

    /// Whether a code is the operator's, and there is no admin who could use it for a new password.
    public boolean maySetUp(ReadableCode code, Instant now) {
        return database.jdbi().inTransaction(handle -> AdminCodes.fits(handle, code, now) && admins(handle) == 0);
    }

    /// How many admins there are, who could all use the operator's code.
    long admins(Handle handle) {
        return all(handle).stream().filter(Agent::admin).count();
    }

    /// Whether another admin than this agent could sign in: who was taken back has no password yet, and may never set
    /// one.
    boolean hasAnotherAdmin(Handle handle, AgentId agent) {
        return all(handle).stream()
                .anyMatch(other ->
                        other.admin() && !other.id().equals(agent) && passwordHash(handle, other.id()) != null);
    }

    /// Ends all sessions of an agent for ever. Closing the sockets is the caller's.
    public void signOutEverywhere(AgentId agent) {
        database.jdbi().useTransaction(handle -> AgentSessions.endAll(handle, agent, UUID.randomUUID()));
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

    /// Null where the agent has no password, or there is no such agent.
    static @Nullable String passwordHash(Handle handle, AgentId id) {
        return handle.createQuery("select password_hash from agent where id = :id and password_hash is not null")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    static void setPassword(Handle handle, AgentId id, String hash) {
        handle.createUpdate("update agent set password_hash = :hash, has_come = true where id = :id")
                .bind("id", id)
                .bind("hash", hash)
                .execute();
    }

    /// Nobody can sign in as this agent until there is a new password.
    static void removePassword(Handle handle, AgentId id) {
        handle.createUpdate("update agent set password_hash = null where id = :id")
                .bind("id", id)
                .execute();
    }

    /// Whether the agent has ever had a password.
    static boolean hasCome(Handle handle, AgentId id) {
        return handle.createQuery("select 1 from agent where id = :id and has_come")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /// @param hash of the password; null for who has none yet
    static void insert(Handle handle, Agent agent, @Nullable String hash, UUID access) {
        handle.createUpdate("""
                        insert into agent (id, name, email, role, standing, password_hash, has_come, access)
                        values (:id, :name, :email, :role, :standing, :hash, :come, :access)
                        """)
                .bind("id", agent.id())
                .bind("name", agent.name())
                .bind("email", lower(agent.email()))
                .bind("role", Names.of(agent.role()))
                .bind("standing", Names.of(agent.standing()))
                .bind("hash", hash)
                .bind("come", hash != null)
                .bind("access", access)
                .execute();
    }

    /// An agent with what is checked at sign-in.
    private record Row(Agent agent, UUID access, @Nullable String passwordHash) {
        @Override
        public String toString() {
            return "Row[" + agent + ", " + access + "]";
        }
    }
}
