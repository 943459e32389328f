package dev.sportello.relay.shopper;

import dev.sportello.relay.customer.Orders;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.http.Pages;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;

/// What the hub shows of a shopper's orders. Thread-safe.
///
/// @param perSession how fast one session may ask
public record OrderHandlers(Bodies bodies, RateLimit<String> perSession, Orders orders) {
    private static final int PAGE = 20;

    /// `GET /widget/orders`
    public void orders(Context ctx) throws RefusedFrame {
        var session = ShopperHandlers.session(ctx);
        perSession.pass(session.key());
        bodies.write(ctx, orders.ofShopper(session.profile(), Pages.beforeTime(ctx), Pages.limit(ctx, PAGE)));
    }
}
