package dev.sportello.relay.team;

import dev.sportello.model.AgentId;
import dev.sportello.relay.http.Tokens;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// The SQL of `reset_code`: who may set a new password by which code.
final class ResetCodes {

    /// Keeps the agent's one code; an earlier one is void.
    static void put(Handle handle, AgentId agent, ResetCode code) {
        remove(handle, agent);
        handle.createUpdate("""
                        insert into reset_code (agent, code_hash, expires_at) values (:agent, :hash, :expiresAt)""")
                .bind("agent", agent)
                .bind("hash", Tokens.hash(code.code().plain()))
                .bind("expiresAt", code.expiresAt())
                .execute();
    }

    /// Whether the code is the agent's, and has not expired.
    static boolean fits(Handle handle, AgentId agent, ReadableCode code, Instant now) {
        return handle.createQuery("""
                        select 1 from reset_code where agent = :agent and code_hash = :hash and expires_at > :now""")
                .bind("agent", agent)
                .bind("hash", Tokens.hash(code.plain()))
                .bind("now", now)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    static void remove(Handle handle, AgentId agent) {
        handle.createUpdate("delete from reset_code where agent = :agent")
                .bind("agent", agent)
                .execute();
    }

    private ResetCodes() {}
}
