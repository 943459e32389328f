package dev.sportello.relay.shopper;

import dev.sportello.relay.customer.Orders;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.http.Pages;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;

/// What the hub shows of a shopper's orders. Thread-safe.
public record OrderHandlers(Bodies bodies, Orders orders) {
    private static final int PAGE = 20;

    /// `GET /widget/orders`
    public void orders(Context ctx) throws RefusedFrame {
        var shopper = ShopperHandlers.session(ctx).profile();
        bodies.write(ctx, orders.ofShopper(shopper, Pages.beforeTime(ctx), Pages.limit(ctx, PAGE)));
    }
}
