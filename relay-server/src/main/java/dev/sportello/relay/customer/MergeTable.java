package dev.sportello.relay.customer;

import dev.sportello.model.AgentId;
import dev.sportello.model.MergeId;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.storage.RowTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The SQL of `profile_merge`.
final class MergeTable {

    /// @param identity the name that the merged profile had of its own
    /// @param claimant with which it goes
    /// @param name what the merged profile was called
    record Row(
            MergeId id,
            UUID identity,
            UUID claimant,
            ProfileId kept,
            ProfileId merged,
            String name,
            AgentId agent,
            String agentName,
            Instant at,
            @Nullable Instant undoneAt) {}

    static void insert(Handle handle, Row row) {
        handle.createUpdate("""
                        insert into profile_merge
                            (id, identity, claimant, kept, merged, name, agent, agent_name, at)
                        values (:id, :identity, :claimant, :kept, :merged, :name, :agent, :agentName, :at)""")
                .bind("id", row.id)
                .bind("identity", row.identity)
                .bind("claimant", row.claimant)
                .bind("kept", row.kept)
                .bind("merged", row.merged)
                .bind("name", row.name)
                .bind("agent", row.agent)
                .bind("agentName", row.agentName)
                .bind("at", row.at)
                .execute();
    }

    static @Nullable Row locked(Handle handle, MergeId id) {
        return handle.createQuery("""
                        select id, identity, claimant, kept, merged, name, agent, agent_name, at, undone_at
                        from profile_merge where id = :id for update""")
                .bind("id", id)
                .map((row, _) -> row(row))
                .findOne()
                .orElse(null);
    }

    /// Those into a profile since then that were not undone, the last first.
    static List<Row> since(Handle handle, ProfileId kept, Instant since) {
        return handle.createQuery("""
                        select id, identity, claimant, kept, merged, name, agent, agent_name, at, undone_at
                        from profile_merge where kept = :kept and at >= :since and undone_at is null
                        order by at desc""")
                .bind("kept", kept)
                .bind("since", since)
                .map((row, _) -> row(row))
                .list();
    }

    /// The name with which one goes because an agent says so.
    static @Nullable UUID claimant(Handle handle, UUID identity) {
        return handle.createQuery("""
                        select claimant from profile_merge
                        where identity = :identity and undone_at is null""")
                .bind("identity", identity)
                .mapTo(UUID.class)
                .findFirst()
                .orElse(null);
    }

    /// With whom these go because an agent says so.
    static List<IdentityTable.Claimed> claimed(Handle handle, Collection<UUID> identities) {
        return handle.createQuery("""
                        select identity, claimant from profile_merge
                        where identity = any(:identities) and undone_at is null""")
                .bindArray("identities", UUID.class, identities)
                .map((row, _) -> IdentityTable.claimed(row))
                .list();
    }

    /// The names that go with one because an agent says so.
    static List<UUID> into(Handle handle, UUID claimant) {
        return handle.createQuery("""
                        select identity from profile_merge
                        where claimant = :claimant and undone_at is null order by identity""")
                .bind("claimant", claimant)
                .mapTo(UUID.class)
                .list();
    }

    static void undo(Handle handle, MergeId id, Instant now) {
        handle.createUpdate("update profile_merge set undone_at = :now where id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /// All that a name was merged by, undone or not.
    static List<MergeId> of(Handle handle, UUID identity) {
        return handle.createQuery("select id from profile_merge where identity = :identity or claimant = :identity")
                .bind("identity", identity)
                .mapTo(MergeId.class)
                .list();
    }

    static void delete(Handle handle, MergeId id) {
        handle.createUpdate("delete from profile_merge where id = :id")
                .bind("id", id)
                .execute();
    }

    private static Row row(ResultSet row) throws SQLException {
        var undone = RowTime.orNull(row, "undone_at");
        return new Row(
                new MergeId(row.getObject("id", UUID.class)),
                row.getObject("identity", UUID.class),
                row.getObject("claimant", UUID.class),
                new ProfileId(row.getObject("kept", UUID.class)),
                new ProfileId(row.getObject("merged", UUID.class)),
                row.getString("name"),
                new AgentId(row.getObject("agent", UUID.class)),
                row.getString("agent_name"),
                RowTime.of(row, "at"),
                undone);
    }

    private MergeTable() {}
}
