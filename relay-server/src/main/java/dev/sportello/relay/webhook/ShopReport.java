package dev.sportello.relay.webhook;

import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.customer.OrderReport;
import dev.sportello.relay.customer.ProfileReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one webhook tells.
///
/// @param order null where it tells of none
/// @param profile of the shopper; null where it tells of none
/// @param names under which the shopper is told of, the strongest first; empty: the webhook does not say whose
///     it is
/// @param erases whether it asks to have the shopper erased
record ShopReport(@Nullable OrderReport order, @Nullable ProfileReport profile, List<Identity> names, boolean erases) {
    /// Of something that nobody here needs to know.
    static final ShopReport NOTHING = new ShopReport(null, null, List.of());

    ShopReport(@Nullable OrderReport order, @Nullable ProfileReport profile, List<Identity> names) {
        this(order, profile, names, false);
    }

    static ShopReport erasing(List<Identity> names) {
        return new ShopReport(null, null, names, true);
    }

    ShopReport {
        names = List.copyOf(names);
    }

    /// Keeps all of it. To be repeated as a whole where it fails half-way: what is kept twice is kept once.
    void keep(Customers customers) {
        var whose = names.isEmpty() ? null : names.getFirst();
        // First: a new order brings back who was erased, and what is told of them with it.
        if (order != null) {
            customers.orders().take(order, whose);
        }
        if (profile != null) {
            for (var name : names) {
                var _ = customers.profiles().take(profile, name);
            }
        }
    }
}
