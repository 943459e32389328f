package dev.sportello.relay.customer;

import dev.sportello.model.ProfileId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The SQL of `identity` and `identity_claim`.
final class IdentityTable {

    /// The strongest last.
    enum Kind {
        PHONE("phone"),
        EMAIL("email"),
        CUSTOMER("customer");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        static Kind of(String key) {
            for (var kind : values()) {
                if (kind.key.equals(key)) {
                    return kind;
                }
            }
            throw new IllegalStateException("There is no kind of identity called " + key + ".");
        }
    }

    /// @param home the profile that it has of its own
    /// @param profile whose it is
    record Row(UUID id, Kind kind, String name, ProfileId home, ProfileId profile) {}

    /// @param profile whose the claimant is
    record Claim(Kind kind, ProfileId profile, boolean signed) {}

    /// Locked until the end of the transaction: who claims what it names waits.
    static @Nullable Row locked(Handle handle, Kind kind, String name) {
        return handle.createQuery("""
                        select id, kind, name, home, profile from identity
                        where kind = :kind and name = :name for update""")
                .bind("kind", kind.key)
                .bind("name", name)
                .map((row, _) -> row(row))
                .findOne()
                .orElse(null);
    }

    static @Nullable Row find(Handle handle, UUID id) {
        return handle.createQuery("select id, kind, name, home, profile from identity where id = :id")
                .bind("id", id)
                .map((row, _) -> row(row))
                .findOne()
                .orElse(null);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                Kind.of(row.getString("kind")),
                row.getString("name"),
                new ProfileId(row.getObject("home", UUID.class)),
                new ProfileId(row.getObject("profile", UUID.class)));
    }

    static void insert(Handle handle, Row row) {
        handle.createUpdate("""
                        insert into identity (id, kind, name, home, profile)
                        values (:id, :kind, :name, :home, :profile)""")
                .bind("id", row.id)
                .bind("kind", row.kind.key)
                .bind("name", row.name)
                .bind("home", row.home)
                .bind("profile", row.profile)
                .execute();
    }

    static void move(Handle handle, UUID identity, ProfileId profile) {
        handle.createUpdate("update identity set profile = :profile where id = :id")
                .bind("id", identity)
                .bind("profile", profile)
                .execute();
    }

    /// A claim that was signed once stays so.
    static void claim(Handle handle, UUID identity, UUID claimant, boolean signed) {
        var known = handle.createUpdate("""
                        update identity_claim set signed = signed or :signed
                        where identity = :identity and claimant = :claimant""")
                .bind("identity", identity)
                .bind("claimant", claimant)
                .bind("signed", signed)
                .execute();
        if (known == 0) {
            handle.createUpdate("""
                            insert into identity_claim (identity, claimant, signed)
                            values (:identity, :claimant, :signed)""")
                    .bind("identity", identity)
                    .bind("claimant", claimant)
                    .bind("signed", signed)
                    .execute();
        }
    }

    static List<Claim> claims(Handle handle, UUID identity) {
        return handle.createQuery("""
                        select identity.kind, identity.profile, identity_claim.signed
                        from identity_claim join identity on identity.id = identity_claim.claimant
                        where identity_claim.identity = :identity""")
                .bind("identity", identity)
                .map((row, _) -> new Claim(
                        Kind.of(row.getString("kind")),
                        new ProfileId(row.getObject("profile", UUID.class)),
                        row.getBoolean("signed")))
                .list();
    }

    /// What one has claimed.
    static List<UUID> claimedBy(Handle handle, UUID claimant) {
        return handle.createQuery("select identity from identity_claim where claimant = :claimant order by identity")
                .bind("claimant", claimant)
                .mapTo(UUID.class)
                .list();
    }

    /// Forgets under which names a profile was known.
    ///
    /// @return the profiles that these names had of their own
    static List<ProfileId> erase(Handle handle, ProfileId profile) {
        var rows = handle.createQuery("select id, kind, name, home, profile from identity where profile = :profile")
                .bind("profile", profile)
                .map((row, _) -> row(row))
                .list();
        for (var row : rows) {
            handle.createUpdate("delete from identity_claim where claimant = :id")
                    .bind("id", row.id)
                    .execute();
            handle.createUpdate("delete from identity_claim where identity = :id")
                    .bind("id", row.id)
                    .execute();
            handle.createUpdate("delete from identity where id = :id")
                    .bind("id", row.id)
                    .execute();
        }
        return rows.stream()
                .map(Row::home)
                .filter(home -> !home.equals(profile))
                .toList();
    }

    private IdentityTable() {}
}
