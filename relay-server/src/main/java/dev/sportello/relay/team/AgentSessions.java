package dev.sportello.relay.team;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.storage.Database;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The sessions of agents, one for each device. Thread-safe.
public final class AgentSessions {
    private static final Duration LIFE = Duration.ofDays(90);

    private final Database database;
    private final Tokens tokens;
    private final Clock clock;

    public AgentSessions(Database database, Tokens tokens, Clock clock) {
        this.database = database;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Begins a session, and forgets those that have ended by themselves.
    ///
    /// @return its token
    public String begin(Admission admission, String device) {
        var token = tokens.make();
        var now = clock.instant();
        database.jdbi().useTransaction(handle -> {
            handle.createUpdate("delete from agent_session where expires_at <= :now")
                    .bind("now", now)
                    .execute();
            handle.createUpdate("""
                            insert into agent_session (token_hash, agent, access, device, expires_at)
                            values (:hash, :agent, :access, :device, :expiresAt)
                            """)
                    .bind("hash", Tokens.hash(token))
                    .bind("agent", admission.agent().id())
                    .bind("access", admission.access())
                    .bind("device", device)
                    .bind("expiresAt", now.plus(LIFE))
                    .execute();
        });
        return token;
    }

    /// The session of a token.
    ///
    /// @throws RefusedFrame `sign-in-required` without a token, `session-expired` where the session is over or was
    ///     never one
    public AgentSession require(@Nullable String token) throws RefusedFrame {
        if (token == null || token.isBlank()) {
            throw new RefusedFrame(ErrorKind.SIGN_IN_REQUIRED);
        }
        var session = find(Tokens.hash(token));
        if (session == null || !session.expiresAt().isAfter(clock.instant())) {
            throw new RefusedFrame(ErrorKind.SESSION_EXPIRED);
        }
        return session;
    }

    /// Whether the session has not been ended since it was found.
    public boolean stands(AgentSession session) {
        return stands(session.key());
    }

    /// @param key of a session
    public boolean stands(String key) {
        return database.jdbi().withHandle(handle -> stands(handle, key));
    }

    /// Ends a session for ever: also a power cut brings it back no more once this returns.
    public void end(AgentSession session) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("delete from agent_session where token_hash = :hash")
                        .bind("hash", session.key())
                        .execute());
        database.force();
    }

    /// Ends all sessions of an agent for ever, also those that begin by a password that was checked before, and forgets
    /// the devices, within a transaction.
    ///
    /// @param access of the sessions to come
    static void endAll(Handle handle, AgentId agent, UUID access) {
        renew(handle, agent, access);
        handle.createUpdate("delete from agent_session where agent = :agent")
                .bind("agent", agent)
                .execute();
        KnownDevices.forgetAll(handle, agent);
    }

    /// The same with all but one, and the devices stay known.
    static void endOthers(Handle handle, AgentSession kept, UUID access) {
        renew(handle, kept.agent().id(), access);
        handle.createUpdate("delete from agent_session where agent = :agent and token_hash <> :kept")
                .bind("agent", kept.agent().id())
                .bind("kept", kept.key())
                .execute();
        handle.createUpdate("update agent_session set access = :access where token_hash = :kept")
                .bind("access", access)
                .bind("kept", kept.key())
                .execute();
    }

    private static void renew(Handle handle, AgentId agent, UUID access) {
        handle.createUpdate("update agent set access = :access where id = :agent")
                .bind("agent", agent)
                .bind("access", access)
                .execute();
    }

    static boolean stands(Handle handle, String key) {
        return find(handle, key) != null;
    }

    private @Nullable AgentSession find(String hash) {
        return database.jdbi().withHandle(handle -> find(handle, hash));
    }

    private static @Nullable AgentSession find(Handle handle, String hash) {
        return handle.createQuery("""
                        select id, name, email, role, standing, expires_at
                        from agent_session join agent
                            on agent.id = agent_session.agent and agent.access = agent_session.access
                        where token_hash = :hash and standing = 'active'
                        """)
                .bind("hash", hash)
                .map(row -> new AgentSession(hash, row.getRow(Agent.class), row.getColumn("expires_at", Instant.class)))
                .findOne()
                .orElse(null);
    }
}
