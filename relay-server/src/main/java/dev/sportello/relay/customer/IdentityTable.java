package dev.sportello.relay.customer;

import dev.sportello.model.ProfileId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

        String key() {
            return key;
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

    record Claim(Row claimant, boolean signed) {}

    /// The shopper's customer id, and the emails that the shop has signed as theirs: what is told under these surely
    /// concerns them. Somebody else may have typed their number into a form.
    static List<UUID> surely(Handle handle, ProfileId profile, String customerId) {
        return handle.createQuery("""
                        select id from identity where kind = 'customer' and name = :customerId and profile = :profile
                        union
                        select email.id from identity shopper
                        join identity_claim c on c.claimant = shopper.id
                        join identity email on email.id = c.identity
                        where shopper.kind = 'customer' and shopper.name = :customerId
                        and c.signed and email.kind = 'email' and email.profile = :profile""")
                .bind("customerId", customerId)
                .bind("profile", profile)
                .mapTo(UUID.class)
                .list();
    }

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

    /// Those of these names that are known, of whatever kind, locked in the order in which a report locks them.
    static List<Row> locked(Handle handle, Collection<String> names) {
        return handle.createQuery("""
                        select id, kind, name, home, profile from identity
                        where name = any(:names) order by kind desc, name for update""")
                .bindArray("names", String.class, names)
                .map((row, _) -> row(row))
                .list();
    }

    /// That one name has claimed another.
    record Claimed(UUID identity, UUID claimant) {}

    /// Who has claimed these.
    static List<Claimed> claimed(Handle handle, Collection<UUID> identities) {
        return handle.createQuery("select identity, claimant from identity_claim where identity = any(:identities)")
                .bindArray("identities", UUID.class, identities)
                .map((row, _) -> claimed(row))
                .list();
    }

    /// Who has claimed these, as the shop has signed.
    static List<Claimed> signed(Handle handle, Collection<UUID> identities) {
        return handle.createQuery("""
                        select identity, claimant from identity_claim
                        where identity = any(:identities) and signed""")
                .bindArray("identities", UUID.class, identities)
                .map((row, _) -> claimed(row))
                .list();
    }

    static Claimed claimed(ResultSet row) throws SQLException {
        return new Claimed(row.getObject("identity", UUID.class), row.getObject("claimant", UUID.class));
    }

    /// Locked as well.
    ///
    /// @return null where it was erased, while one waited for it or before
    static @Nullable Row locked(Handle handle, UUID id) {
        return handle.createQuery("select id, kind, name, home, profile from identity where id = :id for update")
                .bind("id", id)
                .map((row, _) -> row(row))
                .findOne()
                .orElse(null);
    }

    /// An email that is known; where it is not, a phone number.
    static @Nullable Row find(Handle handle, Identity who) {
        var email = who.email() == null ? null : find(handle, Kind.EMAIL, who.email());
        return email != null || who.phone() == null ? email : find(handle, Kind.PHONE, who.phone());
    }

    static @Nullable Row find(Handle handle, Kind kind, String name) {
        return handle.createQuery(
                        "select id, kind, name, home, profile from identity where kind = :kind and name = :name")
                .bind("kind", kind.key)
                .bind("name", name)
                .map((row, _) -> row(row))
                .findOne()
                .orElse(null);
    }

    /// Under which names a profile is known.
    static List<Row> of(Handle handle, ProfileId profile) {
        return handle.createQuery("select id, kind, name, home, profile from identity where profile = :profile")
                .bind("profile", profile)
                .map((row, _) -> row(row))
                .list();
    }

    /// The same, but no more than so many.
    static List<UUID> idsOf(Handle handle, ProfileId profile, int most) {
        return handle.createQuery("""
                        select id from identity where profile = :profile order by profile, id limit :most""")
                .bind("profile", profile)
                .bind("most", most)
                .mapTo(UUID.class)
                .list();
    }

    /// The name whose own profile it is; null where it has none.
    static @Nullable Row ofHome(Handle handle, ProfileId home) {
        return handle.createQuery("select id, kind, name, home, profile from identity where home = :home order by id")
                .bind("home", home)
                .map((row, _) -> row(row))
                .findFirst()
                .orElse(null);
    }

    /// The same of many profiles at once: none where one of them has very many.
    static Map<ProfileId, Set<UUID>> idsOf(Handle handle, Collection<ProfileId> profiles, int mostOfEach) {
        var most = mostOfEach * profiles.size();
        var rows = handle.createQuery("""
                        select id, profile from identity where profile = any(:profiles) limit :most""")
                .bindArray(
                        "profiles",
                        UUID.class,
                        profiles.stream().map(ProfileId::value).toList())
                .bind("most", most)
                .map((row, _) ->
                        Map.entry(new ProfileId(row.getObject("profile", UUID.class)), row.getObject("id", UUID.class)))
                .list();
        var ids = new HashMap<ProfileId, Set<UUID>>();
        if (rows.size() < most) {
            rows.forEach(row ->
                    ids.computeIfAbsent(row.getKey(), _ -> new HashSet<>()).add(row.getValue()));
        }
        return ids;
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
    static void claim(Handle handle, UUID identity, Row claimant, boolean signed) {
        var known = handle.createUpdate("""
                        update identity_claim set signed = signed or :signed
                        where identity = :identity and claimant = :claimant""")
                .bind("identity", identity)
                .bind("claimant", claimant.id)
                .bind("signed", signed)
                .execute();
        if (known == 0) {
            handle.createUpdate("""
                            insert into identity_claim (identity, claimant, by_customer, signed)
                            values (:identity, :claimant, :byCustomer, :signed)""")
                    .bind("identity", identity)
                    .bind("claimant", claimant.id)
                    .bind("byCustomer", claimant.kind == Kind.CUSTOMER)
                    .bind("signed", signed)
                    .execute();
        }
    }

    static List<Claim> claims(Handle handle, UUID identity) {
        return handle.createQuery("""
                        select identity.id, kind, name, home, profile, signed
                        from identity_claim join identity on identity.id = identity_claim.claimant
                        where identity_claim.identity = :identity""")
                .bind("identity", identity)
                .map((row, _) -> new Claim(row(row), row.getBoolean("signed")))
                .list();
    }

    /// That somebody has claimed a name.
    record StrongClaim(UUID claimant, boolean byCustomer, boolean signed) {}

    /// The strongest claim of a name, and the one behind it: customers before others, what they signed first.
    static List<StrongClaim> strongestTwo(Handle handle, UUID identity) {
        return handle.createQuery("""
                        select claimant, by_customer, signed from identity_claim where identity = :identity
                        order by identity, by_customer desc, signed desc limit 2""")
                .bind("identity", identity)
                .map((row, _) -> new StrongClaim(
                        row.getObject("claimant", UUID.class), row.getBoolean("by_customer"), row.getBoolean("signed")))
                .list();
    }

    /// What one has claimed.
    static List<UUID> claimedBy(Handle handle, UUID claimant) {
        return handle.createQuery("select identity from identity_claim where claimant = :claimant order by identity")
                .bind("claimant", claimant)
                .mapTo(UUID.class)
                .list();
    }

    /// Whether anything was told under it alone.
    static boolean hasOwn(Handle handle, UUID identity) {
        return handle.createQuery("""
                        select exists (select 1 from shop_order where identity = :identity)
                        or exists (select 1 from event where identity = :identity)
                        or exists (select 1 from told_facts where identity = :identity)""")
                .bind("identity", identity)
                .mapTo(Boolean.class)
                .one();
    }

    /// Nothing is known of it any more, and it claims nothing.
    static void delete(Handle handle, UUID identity) {
        // Not by "or", for which H2 reads all claims.
        handle.createUpdate("delete from identity_claim where claimant = :id")
                .bind("id", identity)
                .execute();
        handle.createUpdate("delete from identity_claim where identity = :id")
                .bind("id", identity)
                .execute();
        ToldTable.erase(handle, identity);
        Merges.forget(handle, identity);
        handle.createUpdate("delete from identity where id = :id")
                .bind("id", identity)
                .execute();
    }

    /// One says no more that it is theirs.
    static void withdraw(Handle handle, UUID identity, UUID claimant) {
        handle.createUpdate("delete from identity_claim where identity = :identity and claimant = :claimant")
                .bind("identity", identity)
                .bind("claimant", claimant)
                .execute();
    }

    /// Nobody says any more that it is theirs.
    static void unclaim(Handle handle, UUID identity) {
        handle.createUpdate("delete from identity_claim where identity = :identity")
                .bind("identity", identity)
                .execute();
    }

    /// Begins anew, with a profile of its own that is another.
    static Row renewed(Handle handle, Row row, ProfileId home) {
        handle.createUpdate("update identity set home = :home, profile = :home where id = :id")
                .bind("home", home)
                .bind("id", row.id)
                .execute();
        return new Row(row.id, row.kind, row.name, home, home);
    }

    private IdentityTable() {}
}
