package dev.sportello.relay;

import static dev.sportello.relay.http.Access.ADMIN;
import static dev.sportello.relay.http.Access.AGENT;
import static dev.sportello.relay.http.Access.ANYBODY;
import static dev.sportello.relay.http.Access.SHOPPER;
import static dev.sportello.relay.http.Access.SHOP_PAGE;

import dev.sportello.model.Role;
import dev.sportello.relay.agent.AgentApi;
import dev.sportello.relay.demo.SampleShop;
import dev.sportello.relay.http.Access;
import dev.sportello.relay.http.Health;
import dev.sportello.relay.http.Metrics;
import dev.sportello.relay.shopper.HubAssets;
import dev.sportello.relay.shopper.ShopperApi;
import dev.sportello.relay.socket.SocketPaths;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.jspecify.annotations.Nullable;

/// Every path of the relay, and who may use it.
///
/// @param shop the sample shop; null in a relay that serves a real one
record Routes(
        ShopperApi shoppers,
        AgentApi agents,
        Health health,
        Metrics metrics,
        @Nullable SampleShop shop) {

    void paths(RoutesConfig routes) {
        page(routes, HubAssets.LOADER, shoppers.hub()::loader);
        page(routes, HubAssets.MODULES, shoppers.hub()::module);
        var shopper = shoppers.handlers();
        routes.post("/widget/session", shopper::identify, SHOP_PAGE);
        routes.delete("/widget/session", shopper::signOut, SHOPPER);
        routes.post("/widget/sign-out", shopper::signOutOnTheWay, ANYBODY);
        routes.get("/widget/thread", shopper::thread, SHOPPER);
        routes.post("/widget/command", shoppers.fallback()::command, SHOPPER);
        routes.post("/widget/stream", shoppers.fallback()::stream, SHOP_PAGE);

        var agent = agents.handlers();
        routes.post("/agent/sign-in", agents.signIn()::signIn, ANYBODY);
        routes.post("/agent/first-admin", agents.signIn()::firstAdmin, ANYBODY);
        routes.post("/agent/invitation", agents.signIn()::acceptInvitation, ANYBODY);
        routes.post("/agent/password-reset", agents.signIn()::resetPassword, ANYBODY);
        routes.put("/agent/password", agents.passwords()::change, AGENT);
        routes.post("/agent/sign-out", agent::signOut, AGENT);
        routes.get("/agent/release", agent::release, AGENT);
        routes.get("/agent/snapshot", agent::snapshot, AGENT);
        routes.get("/agent/snapshot/tickets", agent::snapshotPage, AGENT);
        routes.get("/agent/tickets", agent::tickets, AGENT);
        routes.get("/agent/tickets/{number}", agent::ticket, AGENT);
        routes.get("/agent/tickets/{number}/thread", agent::thread, AGENT);
        var customers = agents.customers();
        routes.get("/agent/customers", customers::find, AGENT);
        routes.get("/agent/profiles/{id}", customers::profile, AGENT);
        routes.get("/agent/profiles/{id}/events", customers::events, AGENT);
        routes.get("/agent/profiles/{id}/orders", customers::orders, AGENT);
        routes.get("/agent/profiles/{id}/tickets", customers::tickets, AGENT);
        routes.get("/agent/search", agents.search()::search, AGENT);

        var admin = agents.admin();
        routes.put("/agent/settings", admin::saveSettings, ADMIN);
        routes.post("/agent/team", admin::invite, ADMIN);
        routes.put("/agent/team/{id}", admin::change, ADMIN);
        routes.post("/agent/team/{id}/reset-code", admin::giveResetCode, ADMIN);
        routes.post("/agent/team/{id}/sign-out", admin::signOutEverywhere, ADMIN);

        routes.get("/agent/secrets", agents.secrets()::list, ADMIN);
        routes.put("/agent/secrets/{name}", agents.secrets()::put, ADMIN);
        routes.delete("/agent/secrets/{name}", agents.secrets()::remove, ADMIN);

        page(routes, "/health", health::page);
        page(routes, "/metrics", metrics::page);

        if (shop != null) {
            page(routes, "/demo/", shop::page);
            page(routes, "/demo/shoppers", shop::shoppers);
            routes.post("/demo/sign-in", shop::signIn, ANYBODY);
            routes.post("/demo/sign-out", shop::signOut, ANYBODY);
            routes.get("/demo/identity", shop::identity, ANYBODY);
            page(routes, "/demo/{file}", shop::file);
        }
    }

    /// What anybody may read. A HEAD is answered like the GET, and the server leaves the body out (RFC 9110).
    private static void page(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler, ANYBODY);
        routes.head(path, handler, ANYBODY);
    }

    void sockets(SocketPaths sockets) {
        sockets.fromShopPages("/widget/socket", shoppers.endpoint());
        sockets.fromPrograms("/agent/socket", agents.endpoint());
    }

    /// Runs before each route and throws to refuse. A route that names nobody is closed to everybody.
    void guard(Context ctx) throws RefusedFrame {
        var access = ctx.routeRoles().stream()
                .map(Access.class::cast)
                .findFirst()
                .orElseThrow(() -> new RefusedFrame(ErrorKind.FORBIDDEN));
        switch (access) {
            case ANYBODY -> {}
            case SHOP_PAGE -> shoppers.handlers().requirePage(ctx);
            case SHOPPER -> shoppers.handlers().requireShopper(ctx);
            case AGENT -> agents.handlers().require(ctx, Role.AGENT);
            case ADMIN -> agents.handlers().require(ctx, Role.ADMIN);
        }
    }
}
