package dev.sportello.relay.customer;

import dev.sportello.model.ProfileId;
import dev.sportello.model.Purchases;
import java.math.BigDecimal;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The SQL of `purchase`, which keeps up with the orders within their own transactions.
final class PurchaseTable {

    /// The most orders first.
    static List<Purchases> of(Handle handle, ProfileId profile) {
        return handle.createQuery("""
                        select currency, orders, spent from purchase where profile = :profile and orders > 0
                        order by orders desc, currency""")
                .bind("profile", profile)
                .mapTo(Purchases.class)
                .list();
    }

    /// An order of a profile counts from now on.
    static void add(Handle handle, ProfileId profile, OrderFacts facts) {
        if (facts.counts()) {
            change(handle, profile, facts.currencyCode(), 1, facts.spent());
        }
    }

    /// An order of a profile counts no more, or is about to count with other sums.
    static void take(Handle handle, ProfileId profile, OrderFacts facts) {
        if (facts.counts()) {
            change(handle, profile, facts.currencyCode(), -1, facts.spent().negate());
        }
    }

    private static void change(Handle handle, ProfileId profile, String currency, int orders, BigDecimal spent) {
        var changed = handle.createUpdate("""
                        update purchase set orders = orders + :orders, spent = spent + :spent
                        where profile = :profile and currency = :currency""")
                .bind("profile", profile)
                .bind("currency", currency)
                .bind("orders", orders)
                .bind("spent", spent)
                .execute();
        if (changed == 0) {
            handle.createUpdate("""
                            insert into purchase (profile, currency, orders, spent)
                            values (:profile, :currency, :orders, :spent)""")
                    .bind("profile", profile)
                    .bind("currency", currency)
                    .bind("orders", orders)
                    .bind("spent", spent)
                    .execute();
        }
    }

    static void erase(Handle handle, ProfileId profile) {
        handle.createUpdate("delete from purchase where profile = :profile")
                .bind("profile", profile)
                .execute();
    }

    private PurchaseTable() {}
}
