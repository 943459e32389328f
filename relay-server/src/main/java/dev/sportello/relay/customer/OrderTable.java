package dev.sportello.relay.customer;

import dev.sportello.model.LastOrder;
import dev.sportello.model.OrderId;
import dev.sportello.model.ProfileId;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Names;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// The SQL of `shop_order`.
final class OrderTable {
    static Orders.@Nullable Row locked(Handle handle, Codec codec, String source, String shopId) {
        return handle.createQuery("""
                        select id, profile, shop_id, facts from shop_order
                        where source = :source and shop_id = :shopId for update""")
                .bind("source", source)
                .bind("shopId", shopId)
                .map(rows(codec))
                .findOne()
                .orElse(null);
    }

    static List<Orders.Row> before(Handle handle, Codec codec, ProfileId profile, Instant before, int limit) {
        return handle.createQuery("""
                        select id, profile, shop_id, facts from shop_order
                        where profile = :profile and placed_at < :before
                        order by profile desc, placed_at desc
                        fetch first (:limit) rows with ties""")
                .bind("profile", profile)
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
                        insert into shop_order (id, source, shop_id, profile, number, placed_at, state, facts)
                        values (:id, :source, :shopId, :profile, :number, :placedAt, :state, :facts)"""), codec, row)
                .bind("source", source)
                .bind("shopId", row.shopId())
                .execute();
    }

    static void update(Handle handle, Codec codec, Orders.Row row) {
        bound(handle.createUpdate("""
                        update shop_order
                        set profile = :profile, number = :number, placed_at = :placedAt, state = :state,
                            facts = :facts
                        where id = :id"""), codec, row).execute();
    }

    static void erase(Handle handle, ProfileId profile) {
        handle.createUpdate("delete from shop_order where profile = :profile")
                .bind("profile", profile)
                .execute();
    }

    private static RowMapper<Orders.Row> rows(Codec codec) {
        return (row, context) -> new Orders.Row(
                new OrderId(row.getObject("id", java.util.UUID.class)),
                context.findColumnMapperFor(ProfileId.class).orElseThrow().map(row, "profile", context),
                row.getString("shop_id"),
                codec.stored(row.getString("facts"), OrderFacts.class));
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Codec codec, Orders.Row row) {
        var facts = row.facts();
        return statement
                .bind("id", row.id())
                .bindByType("profile", row.profile(), ProfileId.class)
                .bind("number", facts.number(row.shopId()))
                .bind("placedAt", facts.placed())
                .bind("state", Names.of(facts.standing()))
                .bind("facts", codec.encode(facts));
    }

    private OrderTable() {}
}
