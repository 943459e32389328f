package dev.sportello.relay.customer;

import dev.sportello.model.ProfileId;
import dev.sportello.wire.Codec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The SQL of `told_facts`.
///
/// @param codec of its columns
record ToldTable(Codec codec) {
    private static final int MOST_NAMES = 50;

    /// @param facts what came over the API, with its types; null where nothing did
    record Row(
            UUID identity,
            IdentityTable.Kind kind,
            @Nullable ToldFacts facts,
            NamedFacts shown) {}

    /// What was told under the names that are a profile's. Where there are very many, it is under some of them,
    /// and always under the customer id.
    List<Row> of(Handle handle, ProfileId profile) {
        var some = first(handle, profile, MOST_NAMES);
        var own = some.size() < MOST_NAMES ? null : ofCustomer(handle, profile);
        return own == null || some.contains(own)
                ? some
                : Stream.concat(some.stream(), Stream.of(own)).toList();
    }

    /// The same under all names, however many there are.
    List<Row> all(Handle handle, ProfileId profile) {
        return first(handle, profile, Integer.MAX_VALUE);
    }

    private @Nullable Row ofCustomer(Handle handle, ProfileId profile) {
        var customerId = ProfileTable.find(handle, profile)
                .map(ProfileTable.Row::customerId)
                .orElse(null);
        var name = customerId == null ? null : IdentityTable.find(handle, IdentityTable.Kind.CUSTOMER, customerId);
        return name == null ? null : find(handle, name.id());
    }

    private List<Row> first(Handle handle, ProfileId profile, int most) {
        return handle.createQuery("""
                        select identity.id, identity.kind, told_facts.facts, told_facts.shown
                        from identity join told_facts on told_facts.identity = identity.id
                        where identity.profile = :profile
                        order by identity.profile, identity.id limit :most""")
                .bind("profile", profile)
                .bind("most", most)
                .map((row, _) -> row(row))
                .list();
    }

    /// What was told under one name; null where nothing was.
    @Nullable
    Row find(Handle handle, UUID identity) {
        return handle.createQuery("""
                        select identity.id, identity.kind, told_facts.facts, told_facts.shown
                        from identity join told_facts on told_facts.identity = identity.id
                        where identity.id = :identity""")
                .bind("identity", identity)
                .map((row, _) -> row(row))
                .findOne()
                .orElse(null);
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                IdentityTable.Kind.of(row.getString("kind")),
                row.getString("facts") == null ? null : codec.stored(row.getString("facts"), ToldFacts.class),
                codec.stored(row.getString("shown"), NamedFacts.class));
    }

    /// What came over the API under each of these names.
    Map<UUID, ToldFacts> facts(Handle handle, Collection<UUID> identities) {
        return handle
                .createQuery("""
                        select identity, facts from told_facts
                        where identity = any(:identities) and facts is not null""")
                .bindArray("identities", UUID.class, identities)
                .map((row, _) -> Map.entry(
                        row.getObject("identity", UUID.class), codec.stored(row.getString("facts"), ToldFacts.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// @throws IllegalArgumentException if it is too much
    void store(Handle handle, UUID identity, @Nullable ToldFacts facts, NamedFacts shown) {
        var text = facts == null ? null : facts.text(codec);
        var known = handle.createUpdate("""
                        update told_facts set facts = :facts, shown = :shown where identity = :identity""")
                .bind("identity", identity)
                .bind("facts", text)
                .bind("shown", codec.encode(shown))
                .execute();
        if (known == 0) {
            handle.createUpdate("""
                            insert into told_facts (identity, facts, shown) values (:identity, :facts, :shown)""")
                    .bind("identity", identity)
                    .bind("facts", text)
                    .bind("shown", codec.encode(shown))
                    .execute();
        }
    }

    static void erase(Handle handle, UUID identity) {
        handle.createUpdate("delete from told_facts where identity = :identity")
                .bind("identity", identity)
                .execute();
    }
}
