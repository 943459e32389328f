package dev.sportello.relay.team;

import dev.sportello.model.AgentId;
import dev.sportello.relay.http.Tokens;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// The SQL of `reset_code`: who may set a new password by which code.
final class ResetCodes {

    /// Keeps the agent's one code; an earlier one is void.
    static void put(Handle handle, AgentId agent, ResetCode code, AgentId by) {
        remove(handle, agent);
        handle.createUpdate("""
                        insert into reset_code (agent, code_hash, expires_at, given_by)
                        values (:agent, :hash, :expiresAt, :by)""")
                .bind("agent", agent)
                .bind("hash", Tokens.hash(code.code().plain()))
                .bind("expiresAt", code.expiresAt())
                .bind("by", by)
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

    /// Ends all that an admin has given.
    static void removeGivenBy(Handle handle, AgentId admin) {
        handle.createUpdate("delete from reset_code where given_by = :admin")
                .bind("admin", admin)
                .execute();
    }

    private ResetCodes() {}
}
