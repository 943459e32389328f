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
    public String begin(Agent agent, String device) {
        var token = tokens.make();
        var now = clock.instant();
        database.jdbi().useTransaction(handle -> {
            handle.createUpdate("delete from agent_session where expires_at <= :now")
                    .bind("now", now)
                    .execute();
            handle.createUpdate("""
                            insert into agent_session (token_hash, agent, device, expires_at)
                            values (:hash, :agent, :device, :expiresAt)
                            """)
                    .bind("hash", Tokens.hash(token))
                    .bind("agent", agent.id())
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
        return find(session.key()) != null;
    }

    /// Ends a session for ever: also a power cut brings it back no more once this returns.
    public void end(AgentSession session) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("delete from agent_session where token_hash = :hash")
                        .bind("hash", session.key())
                        .execute());
        database.force();
    }

    /// Ends all sessions of an agent for ever, and forgets the devices, within a transaction.
    static void endAll(Handle handle, AgentId agent) {
        handle.createUpdate("delete from agent_session where agent = :agent")
                .bind("agent", agent)
                .execute();
        KnownDevices.forgetAll(handle, agent);
    }

    private @Nullable AgentSession find(String hash) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                                select id, name, email, role, standing, expires_at
                                from agent_session join agent on agent.id = agent_session.agent
                                where token_hash = :hash and standing = 'active'
                                """)
                        .bind("hash", hash)
                        .map(row -> new AgentSession(
                                hash, row.getRow(Agent.class), row.getColumn("expires_at", Instant.class)))
                        .findOne())
                .orElse(null);
    }
}
