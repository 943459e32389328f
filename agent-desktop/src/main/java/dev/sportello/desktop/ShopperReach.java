package dev.sportello.desktop;

import dev.sportello.desktop.thread.Reach;
import dev.sportello.hours.Opening;
import dev.sportello.model.Account;
import dev.sportello.model.Profile;
import dev.sportello.wire.RelayFrame.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// By what the shopper of the open ticket can be reached: brings together what is known of the shop, of the
/// shopper and of the time. FX thread only.
final class ShopperReach implements AutoCloseable {
    private final Supplier<@Nullable Account> account;
    private final Supplier<List<Trouble>> troubles;
    private final ObservableValue<@Nullable Profile> shopper;
    private final ObservableValue<Instant> now;
    private final Consumer<Reach> receiver;
    private final Subscription subscription;

    ShopperReach(
            Supplier<@Nullable Account> account,
            Supplier<List<Trouble>> troubles,
            ObservableValue<@Nullable Profile> shopper,
            ObservableValue<Instant> now,
            Consumer<Reach> receiver) {
        this.account = account;
        this.troubles = troubles;
        this.shopper = shopper;
        this.now = now;
        this.receiver = receiver;
        subscription = Subscription.combine(shopper.subscribe(_ -> take()), now.subscribe(_ -> take()));
    }

    /// The shop may be set up otherwise now, or a channel not work.
    void take() {
        var shop = account.get();
        if (shop != null) {
            receiver.accept(new Reach(
                    shop.general().name(),
                    shop.channels(),
                    shopper.getValue(),
                    isClosed(shop, now.getValue()),
                    troubles.get()));
        }
    }

    /// A shop that has set no hours is never closed.
    private static boolean isClosed(Account shop, Instant now) {
        var hours = shop.hours().hours();
        return hours.isSet() && !(hours.at(now, shop.general().zone()) instanceof Opening.Open);
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
