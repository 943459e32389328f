package dev.sportello.desktop.customer;

import dev.sportello.desktop.connection.CustomerRequests;
import dev.sportello.model.Order;
import dev.sportello.model.OrderId;
import dev.sportello.model.ProfileId;
import dev.sportello.wire.AgentBodies.OrderPage;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The orders of one customer, loaded page by page, placed last first, as far as the history shows them. FX thread
/// only.
final class OrderPages {
    private final CustomerRequests requests;
    private final ProfileId profile;
    private final Runnable didLoad;
    private final Map<OrderId, Order> loaded = new HashMap<>();
    private final Set<OrderId> wanted = new HashSet<>();
    private @Nullable Instant before;
    private int round;
    private boolean loading;
    private boolean ended;

    /// @param didLoad runs when there are more of them, or newer
    OrderPages(CustomerRequests requests, ProfileId profile, Runnable didLoad) {
        this.requests = requests;
        this.profile = profile;
        this.didLoad = didLoad;
    }

    Map<OrderId, Order> loaded() {
        return Collections.unmodifiableMap(loaded);
    }

    /// Loads on until all of these are here, or there are no more.
    void need(Collection<OrderId> orders) {
        orders.stream().filter(order -> !loaded.containsKey(order)).forEach(wanted::add);
        load();
    }

    /// Begins with the last ones again, since some have changed; what is here stays until then.
    ///
    /// @param changed which certainly have
    void renew(Collection<OrderId> changed) {
        round++;
        wanted.addAll(changed);
        before = null;
        ended = false;
        // Also where nothing of it is known: an order that was paid since is no event.
        ask();
    }

    private void load() {
        if (!wanted.isEmpty() && !ended) {
            ask();
        }
    }

    private void ask() {
        if (loading) {
            return;
        }
        loading = true;
        var mine = round;
        var _ = requests.orders(profile, before)
                .whenComplete((page, failure) -> Platform.runLater(() -> {
                    loading = false;
                    if (mine != round) {
                        // They have changed since.
                        ask();
                    } else if (failure == null) {
                        take(page);
                        load();
                    }
                }));
    }

    private void take(OrderPage page) {
        for (var order : page.orders()) {
            loaded.put(order.id(), order);
            wanted.remove(order.id());
            before = order.placedAt();
        }
        ended = !page.more();
        if (ended) {
            wanted.clear();
        }
        didLoad.run();
    }
}
