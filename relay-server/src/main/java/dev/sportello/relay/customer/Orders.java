package dev.sportello.relay.customer;

import dev.sportello.model.LastOrder;
import dev.sportello.model.Order;
import dev.sportello.model.OrderId;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Purchases;
import dev.sportello.relay.storage.WriteConflict;
import dev.sportello.wire.AgentBodies.OrderPage;
import dev.sportello.wire.Codec;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// What shoppers have ordered, each order as the shop last told of it. Not journalled, as their events.
///
/// Thread-safe: each call is a transaction of its own.
public final class Orders {
    private static final int MOST_OF_A_PAGE = 50;

    private final Jdbi jdbi;
    private final Codec codec;
    private final Supplier<UUID> ids;
    private final Events events;
    private final CustomerChanges changes;

    /// @param ids makes the id of a new order
    /// @param events gets what happened to each order
    public Orders(Jdbi jdbi, Codec codec, Supplier<UUID> ids, Events events, CustomerChanges changes) {
        this.jdbi = jdbi;
        this.codec = codec;
        this.ids = ids;
        this.events = events;
        this.changes = changes;
    }

    /// An order of the table.
    ///
    /// @param profile null while nobody has said whose it is
    record Row(OrderId id, @Nullable ProfileId profile, String shopId, OrderFacts facts) {}

    /// The orders of a profile that were placed just before an instant, the last first. A page is a little longer than
    /// asked for where several were placed in its last instant.
    ///
    /// @param before null for the last
    /// @param limit 1 to 50; what lies outside is moved to the nearer end
    public OrderPage page(ProfileId profile, @Nullable Instant before, int limit) {
        var most = Math.clamp(limit, 1, MOST_OF_A_PAGE);
        var from = StoredTime.orLatest(before);
        return jdbi.withHandle(handle -> {
            var orders = before(handle, profile, from, most);
            var more = !orders.isEmpty()
                    && !before(handle, profile, orders.getLast().placedAt(), 1).isEmpty();
            return new OrderPage(orders, more);
        });
    }

    /// Takes in what a shop tells of an order. Reports may come late, twice and in any order.
    ///
    /// @param profile whose order it is; null where the report does not say so
    public void take(OrderReport report, @Nullable ProfileId profile) {
        var whose = WriteConflict.retried(() ->
                jdbi.<@Nullable ProfileId, RuntimeException>inTransaction(handle -> take(handle, report, profile)));
        if (whose != null) {
            changes.publish(whose);
        }
    }

    @Nullable
    ProfileId take(Handle handle, OrderReport report, @Nullable ProfileId profile) {
        var known = locked(handle, report);
        var facts = known == null ? report.facts() : known.facts().with(report.facts());
        var whose = known == null || profile != null ? profile : known.profile();
        var row = new Row(known == null ? new OrderId(ids.get()) : known.id(), whose, report.shopId(), facts);
        if (known == null) {
            OrderTable.insert(handle, codec, report.source(), row);
        } else {
            OrderTable.update(handle, codec, row);
        }
        if (known != null && known.profile() != null) {
            PurchaseTable.take(handle, known.profile(), known.facts());
        }
        if (whose != null) {
            PurchaseTable.add(handle, whose, facts);
            events.restate(handle, OrderEvents.of(report.source(), row, whose));
            CustomerWords.add(handle, whose, CustomerWords.ofOrder(facts.number(report.shopId())));
        }
        return whose;
    }

    private @Nullable Row locked(Handle handle, OrderReport report) {
        return OrderTable.locked(handle, codec, report.source(), report.shopId());
    }

    private List<Order> before(Handle handle, ProfileId profile, Instant before, int limit) {
        return OrderTable.before(handle, codec, profile, before, limit).stream()
                .map(row -> row.facts().order(row.id(), profile, row.shopId()))
                .toList();
    }

    /// What a profile has bought in each currency, the most orders first.
    static List<Purchases> purchases(Handle handle, ProfileId profile) {
        return PurchaseTable.of(handle, profile);
    }

    /// The order that a profile placed last.
    static @Nullable LastOrder last(Handle handle, ProfileId profile) {
        return OrderTable.last(handle, profile);
    }

    static void erase(Handle handle, ProfileId profile) {
        OrderTable.erase(handle, profile);
        PurchaseTable.erase(handle, profile);
    }
}
