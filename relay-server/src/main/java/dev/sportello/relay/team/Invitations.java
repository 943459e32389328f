package dev.sportello.relay.team;

import dev.sportello.model.AgentId;
import dev.sportello.relay.http.Tokens;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The SQL of `invitation`: who may come into the team by which code.
final class Invitations {

    /// Keeps the agent's one invitation; an earlier one is void.
    static void put(Handle handle, AgentId agent, Invitation invitation, AgentId by) {
        remove(handle, agent);
        handle.createUpdate("""
                        insert into invitation (agent, code_hash, expires_at, given_by)
                        values (:agent, :hash, :expiresAt, :by)""")
                .bind("agent", agent)
                .bind("hash", Tokens.hash(invitation.code().plain()))
                .bind("expiresAt", invitation.expiresAt())
                .bind("by", by)
                .execute();
    }

    /// Whose invitation the code is; null where it is none, or has expired.
    static @Nullable AgentId find(Handle handle, ReadableCode code, Instant now) {
        return handle.createQuery("select agent from invitation where code_hash = :hash and expires_at > :now")
                .bind("hash", Tokens.hash(code.plain()))
                .bind("now", now)
                .mapTo(AgentId.class)
                .findOne()
                .orElse(null);
    }

    static void remove(Handle handle, AgentId agent) {
        handle.createUpdate("delete from invitation where agent = :agent")
                .bind("agent", agent)
                .execute();
    }

    /// Ends all that an admin has given.
    static void removeGivenBy(Handle handle, AgentId admin) {
        handle.createUpdate("delete from invitation where given_by = :admin")
                .bind("admin", admin)
                .execute();
    }

    private Invitations() {}
}
