package dev.sportello.relay.customer;

import dev.sportello.model.LastOrder;
import dev.sportello.model.Order;
import dev.sportello.model.OrderCard;
import dev.sportello.model.OrderId;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Purchases;
import dev.sportello.relay.storage.StoredTime;
import dev.sportello.wire.AgentBodies.OrderPage;
import dev.sportello.wire.Codec;
import dev.sportello.wire.OrderRef;
import dev.sportello.wire.ShopperBodies;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

    /// Who has a customer id is surer of an order than who has only an email. Of two of a kind it is whom the shop has
    /// named later: it may give an order to another customer, or correct an email.
    private static final Comparator<Owner> SURER = Comparator.comparing((Owner owner) -> owner.name.kind())
            .thenComparing(owner -> owner.asOf)
            .thenComparing(owner -> owner.name.name());

    private final CustomerTransactions transactions;
    private final Jdbi jdbi;
    private final Codec codec;
    private final Supplier<UUID> ids;
    private final Identities identities;
    private final Events events;
    private final CustomerChanges changes;

    /// @param ids makes the id of a new order
    /// @param events gets what happened to each order
    Orders(CustomerTransactions transactions, Codec codec, Supplier<UUID> ids, Events events, CustomerChanges changes) {
        this.transactions = transactions;
        jdbi = transactions.jdbi();
        this.codec = codec;
        this.ids = ids;
        identities = new Identities(codec, ids);
        this.events = events;
        this.changes = changes;
    }

    /// An order of the table.
    ///
    /// @param profile null while nobody has said whose it is
    /// @param identity under which it was told; null as above
    record Row(
            OrderId id,
            @Nullable ProfileId profile,
            @Nullable UUID identity,
            String shopId,
            OrderFacts facts) {}

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

    /// The same for the shopper themselves: orders that surely are theirs, with what a shopper may see of them.
    ///
    /// @param shopper who has a customer id
    public ShopperBodies.OrderPage ofShopper(Profile shopper, @Nullable Instant before, int limit) {
        var most = Math.clamp(limit, 1, MOST_OF_A_PAGE);
        var customerId = Objects.requireNonNull(shopper.customerId(), "customerId");
        var from = StoredTime.orLatest(before);
        var found = jdbi.withHandle(handle -> IdentityTable.surely(handle, shopper.id(), customerId).stream()
                .flatMap(identity -> OrderTable.before(handle, codec, identity, from, most + 1).stream())
                .sorted(Comparator.comparing((Row row) -> row.facts().placed()).reversed())
                .toList());
        // Those that were placed in one instant stay together, since the next page begins before it.
        var end = Math.min(most, found.size());
        while (end < found.size()
                && found.get(end)
                        .facts()
                        .placed()
                        .equals(found.get(end - 1).facts().placed())) {
            end++;
        }
        var shown = found.stream()
                .limit(end)
                .map(row -> row.facts().shopperOrder(row.shopId()))
                .toList();
        return new ShopperBodies.OrderPage(shown, end < found.size());
    }

    /// What a message shows of the shopper's own order; null where the shopper surely has none such.
    ///
    /// @param shopper who has a customer id
    public @Nullable OrderCard card(Profile shopper, OrderRef order) {
        var placed = StoredTime.orLatest(order.placedAt());
        return ofShopper(shopper, placed.plusMillis(1), MOST_OF_A_PAGE).orders().stream()
                .filter(own -> own.number().equals(order.number()))
                .filter(own -> own.placedAt().equals(order.placedAt()))
                .findFirst()
                .map(Orders::card)
                .orElse(null);
    }

    private static OrderCard card(ShopperBodies.ShopperOrder order) {
        var lines = order.lines();
        return new OrderCard(
                order.number(),
                order.placedAt(),
                order.amounts().currency(),
                order.amounts().total(),
                lines.isEmpty() ? null : lines.getFirst().title(),
                lines.stream().mapToInt(Order.Line::quantity).sum());
    }

    /// Takes in what a shop tells of an order. Reports may come late, twice and in any order. One that comes too late
    /// of somebody who was erased ([LateReports]) changes nothing.
    ///
    /// @param who whose order it is; null where the report does not say so
    public void take(OrderReport report, @Nullable Identity who) {
        var taken = transactions.told(handle -> {
            var whose = who == null ? null : identities.resolve(handle, who);
            if (!LateReports.keeps(handle, report, who, whose != null && !whose.made())) {
                handle.rollback();
                return Taken.NOTHING;
            }
            return take(handle, report, whose);
        });
        changes.publish(taken.changed());
    }

    /// @param changed the profiles that look another way now
    record Taken(Set<ProfileId> changed, Outcome outcome) {
        static final Taken NOTHING = new Taken(Set.of(), Outcome.KNOWN);
    }

    /// The same in the caller's transaction.
    Taken take(Handle handle, OrderReport report, Identities.@Nullable Known told) {
        var known = locked(handle, report);
        var owner = owner(handle, told, report, known);
        if (owner == null && known != null && known.profile() != null) {
            // Its owner was erased at the same time: it waits to be deleted with the profile.
            return Taken.NOTHING;
        }
        var who = owner == null ? null : owner.who;
        var united = known == null ? report.facts() : known.facts().with(report.facts());
        var facts = united.ownedSince(owner == null ? null : owner.asOf);
        var id = known == null ? new OrderId(ids.get()) : known.id();
        var whose = who == null ? null : who.profile();
        var row = new Row(id, whose, who == null ? null : who.identity(), report.shopId(), facts);
        if (row.equals(known)) {
            return new Taken(told == null ? Set.of() : told.changed(), Outcome.KNOWN);
        }
        return new Taken(keep(handle, report, known, row, who, told), known == null ? Outcome.NEW : Outcome.CHANGED);
    }

    private Set<ProfileId> keep(
            Handle handle,
            OrderReport report,
            @Nullable Row known,
            Row row,
            Identities.@Nullable Known who,
            Identities.@Nullable Known told) {
        var facts = row.facts();
        var whose = row.profile();
        if (known == null) {
            OrderTable.insert(handle, codec, report.source(), row);
        } else {
            OrderTable.update(handle, codec, row);
        }
        var changed = new HashSet<>(told == null ? Set.of() : told.changed());
        if (known != null && known.profile() != null) {
            PurchaseTable.take(handle, known.profile(), known.facts());
            if (!known.profile().equals(whose)) {
                CustomerWords.remove(
                        handle,
                        known.profile(),
                        CustomerWords.ofOrder(known.facts().number(report.shopId())));
                changed.add(known.profile());
            }
        }
        if (who != null) {
            PurchaseTable.add(handle, who.profile(), facts);
            events.restate(handle, OrderEvents.of(report.source(), row, who.profile()), who.identity());
            OrderEvents.takenBack(report.source(), row).forEach(event -> Events.withdraw(handle, event));
            CustomerWords.add(handle, who.profile(), CustomerWords.ofOrder(facts.number(report.shopId())));
            changed.add(who.profile());
        }
        return changed;
    }

    /// @param asOf when the shop said so
    private record Owner(IdentityTable.Row name, Identities.Known who, Instant asOf) {}

    private static @Nullable Owner owner(
            Handle handle, Identities.@Nullable Known told, OrderReport report, @Nullable Row known) {
        var before = known == null || known.identity() == null ? null : IdentityTable.find(handle, known.identity());
        var now = told == null ? null : IdentityTable.find(handle, told.identity());
        var ofNow = told == null || now == null ? null : new Owner(now, told, report.asOf());
        if (known == null || before == null) {
            return ofNow;
        }
        var who = new Identities.Known(before.id(), before.profile(), Set.of(), false);
        // Before that was kept, it may have been said whenever anything was.
        var asOf = Objects.requireNonNullElse(
                known.facts().ownerTold(), known.facts().updatedAt());
        var ofBefore = new Owner(before, who, asOf);
        return ofNow != null && SURER.compare(ofNow, ofBefore) >= 0 ? ofNow : ofBefore;
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
}
