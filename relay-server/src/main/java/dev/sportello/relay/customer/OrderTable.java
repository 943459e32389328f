package dev.sportello.relay.customer;

import dev.sportello.model.LastOrder;
import dev.sportello.model.OrderId;
import dev.sportello.model.ProfileId;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Names;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// The SQL of `shop_order`.
final class OrderTable {
    static Orders.@Nullable Row locked(Handle handle, Codec codec, String source, String shopId) {
        return handle.createQuery("""
                        select id, profile, identity, shop_id, facts from shop_order
                        where source = :source and shop_id = :shopId for update""")
                .bind("source", source)
                .bind("shopId", shopId)
                .map(rows(codec))
                .findOne()
                .orElse(null);
    }

    static List<Orders.Row> before(Handle handle, Codec codec, ProfileId profile, Instant before, int limit) {
        return handle.createQuery("""
                        select id, profile, identity, shop_id, facts from shop_order
                        where profile = :profile and placed_at < :before
                        order by profile desc, placed_at desc
                        fetch first (:limit) rows with ties""")
                .bind("profile", profile)
                .bind("before", before)
                .bind("limit", limit)
                .map(rows(codec))
                .list();
    }

    /// Those that were told under one name.
    static List<Orders.Row> before(Handle handle, Codec codec, UUID identity, Instant before, int limit) {
        return handle.createQuery("""
                        select id, profile, identity, shop_id, facts from shop_order
                        where identity = :identity and placed_at < :before
                        order by identity desc, placed_at desc
                        fetch first (:limit) rows with ties""")
                .bind("identity", identity)
                .bind("before", before)
                .bind("limit", limit)
                .map(rows(codec))
                .list();
    }

    static @Nullable LastOrder last(Handle handle, ProfileId profile) {
        return handle.createQuery("""
                        select id, number, placed_at, state from shop_order
                        where profile = :profile order by profile desc, placed_at desc limit 1""")
                .bind("profile", profile)
                .mapTo(LastOrder.class)
                .findOne()
                .orElse(null);
    }

    static void insert(Handle handle, Codec codec, String source, Orders.Row row) {
        bound(handle.createUpdate("""
                        insert into shop_order (id, source, shop_id, profile, identity, number, placed_at, state, facts)
                        values (:id, :source, :shopId, :profile, cast(:identity as uuid), :number, :placedAt, :state, :facts)"""), codec, row)
                .bind("source", source)
                .bind("shopId", row.shopId())
                .execute();
    }

    static void update(Handle handle, Codec codec, Orders.Row row) {
        bound(handle.createUpdate("""
                        update shop_order
                        set profile = :profile, identity = cast(:identity as uuid), number = :number, placed_at = :placedAt, state = :state,
                            facts = :facts
                        where id = :id"""), codec, row).execute();
    }

    /// The numbers of the orders that were told under a name.
    static List<String> ofIdentity(Handle handle, UUID identity) {
        return handle.createQuery("select number from shop_order where identity = :identity")
                .bind("identity", identity)
                .mapTo(String.class)
                .list();
    }

    /// What was ordered under a name is another's from now on.
    static void move(Handle handle, Codec codec, UUID identity, ProfileId profile) {
        handle.createQuery("""
                        select id, profile, identity, shop_id, facts from shop_order
                        where identity = :identity for update""").bind("identity", identity).map(rows(codec)).forEach(row -> {
            if (row.profile() != null) {
                PurchaseTable.take(handle, row.profile(), row.facts());
            }
            PurchaseTable.add(handle, profile, row.facts());
        });
        handle.createUpdate("update shop_order set profile = :profile where identity = :identity")
                .bind("profile", profile)
                .bind("identity", identity)
                .execute();
    }

    /// What was ordered under a name stays with its profile from now on, whosever the name will be.
    static void detach(Handle handle, UUID identity) {
        handle.createUpdate("update shop_order set identity = null where identity = :identity")
                .bind("identity", identity)
                .execute();
    }

    /// Whether it waits to be deleted.
    static boolean isOfErased(Handle handle, String source, String shopId) {
        return handle.createQuery("""
                        select 1 from shop_order join profile on profile.id = shop_order.profile
                        where source = :source and shop_id = :shopId and erased""")
                .bind("source", source)
                .bind("shopId", shopId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    static boolean isThere(Handle handle, String source, String shopId) {
        return handle.createQuery("select 1 from shop_order where source = :source and shop_id = :shopId")
                .bind("source", source)
                .bind("shopId", shopId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    static long count(Handle handle, ProfileId profile) {
        return handle.createQuery("select count(*) from shop_order where profile = :profile")
                .bind("profile", profile)
                .mapTo(Long.class)
                .one();
    }

    /// What an order is called by its shop system.
    record Name(OrderId id, String source, String shopId) {}

    static List<Name> some(Handle handle, ProfileId profile, int limit) {
        return handle.createQuery("""
                        select id, source, shop_id from shop_order
                        where profile = :profile order by profile, placed_at limit :limit""")
                .bind("profile", profile)
                .bind("limit", limit)
                .mapTo(Name.class)
                .list();
    }

    /// @param profile whose it is
    /// @return whether it was still theirs: an order may become another's at any time
    static boolean delete(Handle handle, OrderId id, ProfileId profile) {
        return handle.createUpdate("delete from shop_order where id = :id and profile = :profile")
                        .bind("id", id)
                        .bind("profile", profile)
                        .execute()
                > 0;
    }

    private static RowMapper<Orders.Row> rows(Codec codec) {
        return (row, context) -> new Orders.Row(
                new OrderId(row.getObject("id", UUID.class)),
                context.findColumnMapperFor(ProfileId.class).orElseThrow().map(row, "profile", context),
                row.getObject("identity", UUID.class),
                row.getString("shop_id"),
                codec.stored(row.getString("facts"), OrderFacts.class));
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Codec codec, Orders.Row row) {
        var facts = row.facts();
        return statement
                .bind("id", row.id())
                .bindByType("profile", row.profile(), ProfileId.class)
                .bindByType("identity", row.identity(), UUID.class)
                .bind("number", facts.number(row.shopId()))
                .bind("placedAt", facts.placed())
                .bind("state", Names.of(facts.standing()))
                .bind("facts", codec.encode(facts));
    }

    private OrderTable() {}
}
