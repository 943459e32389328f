package dev.sportello.relay;

import static dev.sportello.relay.http.Access.ADMIN;
import static dev.sportello.relay.http.Access.AGENT;
import static dev.sportello.relay.http.Access.ANYBODY;
import static dev.sportello.relay.http.Access.ERASE;
import static dev.sportello.relay.http.Access.INGEST;
import static dev.sportello.relay.http.Access.READ;
import static dev.sportello.relay.http.Access.SHOPPER;
import static dev.sportello.relay.http.Access.SHOP_PAGE;

import dev.sportello.model.ApiKey;
import dev.sportello.model.Role;
import dev.sportello.relay.agent.AgentApi;
import dev.sportello.relay.check.CheckPage;
import dev.sportello.relay.check.SetupCheck;
import dev.sportello.relay.demo.SamplePhone;
import dev.sportello.relay.demo.SampleShop;
import dev.sportello.relay.http.Access;
import dev.sportello.relay.http.ApiRefused;
import dev.sportello.relay.http.Health;
import dev.sportello.relay.http.Metrics;
import dev.sportello.relay.klaviyo.KlaviyoApi;
import dev.sportello.relay.shopper.HubAssets;
import dev.sportello.relay.shopper.ShopperApi;
import dev.sportello.relay.mail.MailChannel;
import dev.sportello.relay.sms.Sms;
import dev.sportello.relay.socket.SocketPaths;
import dev.sportello.relay.webhook.ShopWebhooks;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.jspecify.annotations.Nullable;

/// Every path of the relay, and who may use it.
///
/// @param shop the sample shop; null in a relay that serves a real one
/// @param phone the same of the phone from which one can text it
record Routes(
        ShopperApi shoppers,
        SetupCheck check,
        AgentApi agents,
        ShopWebhooks webhooks,
        KlaviyoApi api,
        Sms sms,
        MailChannel mail,
        Health health,
        Metrics metrics,
        @Nullable SampleShop shop,
        @Nullable SamplePhone phone) {

    void paths(RoutesConfig routes) {
        page(routes, HubAssets.LOADER, shoppers::loader);
        page(routes, HubAssets.MODULES, shoppers.hub()::module);
        page(routes, "/widget/logo/{file}", shoppers.logo()::send);
        var shopper = shoppers.handlers();
        routes.post("/widget/session", shopper::identify, SHOP_PAGE);
        routes.post("/widget/waiting", shopper::waiting, SHOP_PAGE);
        routes.delete("/widget/session", shopper::signOut, SHOPPER);
        routes.post("/widget/sign-out", shopper::signOutOnTheWay, ANYBODY);
        routes.get("/widget/thread", shopper::thread, SHOPPER);
        routes.get("/widget/orders", shoppers.orders()::orders, SHOPPER);
        routes.post("/widget/command", shoppers.fallback()::command, SHOPPER);
        routes.post("/widget/stream", shoppers.fallback()::stream, SHOP_PAGE);
        routes.post("/widget/poll", shoppers.fallback()::poll, SHOP_PAGE);

        var checkPage = new CheckPage();
        page(routes, "/widget/check", checkPage::page);
        page(routes, "/widget/check/{file}", checkPage::file);
        routes.post("/widget/check", check::tryOut, ANYBODY);
        routes.post("/widget/check/stream", check::stream, ANYBODY);

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
        routes.post("/agent/profiles/{id}/chat", customers::writeTo, AGENT);
        routes.post("/agent/profiles/{id}/merges", agents.merges()::merge, AGENT);
        routes.get("/agent/profiles/{id}/merges", agents.merges()::undoable, AGENT);
        routes.delete("/agent/merges/{id}", agents.merges()::undo, AGENT);
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

        routes.get("/agent/api-keys", agents.apiKeys()::list, ADMIN);
        routes.post("/agent/api-keys", agents.apiKeys()::make, ADMIN);
        routes.delete("/agent/api-keys/{id}", agents.apiKeys()::revoke, ADMIN);

        var outgoing = agents.webhooks();
        routes.get("/agent/webhooks", outgoing::list, ADMIN);
        routes.post("/agent/webhooks", outgoing::make, ADMIN);
        routes.put("/agent/webhooks/{id}", outgoing::change, ADMIN);
        routes.delete("/agent/webhooks/{id}", outgoing::remove, ADMIN);
        routes.post("/agent/webhooks/{id}/secret", outgoing::rotate, ADMIN);
        routes.post("/agent/webhooks/{id}/test", outgoing::test, ADMIN);
        routes.get("/agent/webhooks/{id}/deliveries", outgoing::deliveries, ADMIN);
        routes.post("/agent/webhooks/{id}/deliveries/{delivery}/resend", outgoing::resend, ADMIN);
        routes.post("/agent/webhooks/{id}/resend", outgoing::resendFailed, ADMIN);

        routes.get("/agent/integration", agents.integration()::state, ADMIN);
        routes.post("/agent/check", agents.integration()::openCheck, ADMIN);
        routes.post("/agent/signing-keys", agents.integration()::add, ADMIN);
        routes.delete("/agent/signing-keys/{id}", agents.integration()::remove, ADMIN);

        routes.post("/agent/channels/email/test", agents.channels()::testEmail, ADMIN);
        routes.post("/agent/channels/mailbox/test", agents.channels()::testMailbox, ADMIN);
        routes.post("/agent/channels/sms/test", agents.channels()::testSms, ADMIN);

        routes.get("/agent/retention", agents.privacy()::outOfDate, ADMIN);
        routes.get("/agent/audit", agents.privacy()::audit, ADMIN);
        routes.get("/agent/customers/{profile}/export", agents.privacy()::export, ADMIN);
        routes.post("/agent/customers/{profile}/erase", agents.privacy()::erase, ADMIN);

        var told = api.handlers();
        routes.post("/api/profile-import", told::importProfile, INGEST);
        routes.post("/api/profile-bulk-import-jobs", told::importProfiles, INGEST);
        routes.get("/api/profile-bulk-import-jobs/{id}", told::importState, INGEST);
        routes.post("/api/events", told::createEvent, INGEST);
        routes.post("/api/event-bulk-create-jobs", told::createEvents, INGEST);
        routes.get("/api/profiles", api.reading()::profiles, READ);
        routes.get("/api/profiles/{id}", api.reading()::profile, READ);
        routes.get("/api/events", api.reading()::events, READ);
        routes.post("/api/data-privacy-deletion-jobs", api.deletion()::request, ERASE);
        page(routes, "/api/openapi.json", api.description()::page);
        page(routes, "/api/docs", api.page()::page);

        routes.post("/webhooks/shopify", webhooks::shopify, ANYBODY);
        routes.post("/webhooks/woocommerce", webhooks::wooCommerce, ANYBODY);

        routes.post("/channels/sms/incoming", sms.handlers()::incoming, ANYBODY);
        routes.post("/channels/sms/status", sms.handlers()::status, ANYBODY);

        page(routes, "/mail/unsubscribe/{token}", mail.unsubscribing()::page);
        routes.post("/mail/unsubscribe/{token}", mail.unsubscribing()::change, ANYBODY);

        page(routes, "/health", health::page);
        page(routes, "/metrics", metrics::page);

        if (shop != null) {
            page(routes, "/demo/", shop::page);
            page(routes, "/demo/shoppers", shop::shoppers);
            routes.post("/demo/sign-in", shop::signIn, ANYBODY);
            routes.post("/demo/sign-out", shop::signOut, ANYBODY);
            routes.post("/demo/orders", shop::order, ANYBODY);
            routes.get("/demo/identity", shop::identity, ANYBODY);
            page(routes, "/demo/{file}", shop::file);
        }
        if (phone != null) {
            routes.post("/demo/gateway/2010-04-01/Accounts/ACdemo/Messages.json", phone::send, ANYBODY);
            routes.get("/demo/gateway/2010-04-01/Accounts/ACdemo/Messages.json", phone::list, ANYBODY);
            routes.get("/demo/phone/texts", phone::texts, ANYBODY);
            routes.post("/demo/phone/texts", phone::write, ANYBODY);
            routes.put("/demo/phone/mischief", phone::disturb, ANYBODY);
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
    void guard(Context ctx) throws RefusedFrame, ApiRefused {
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
            case INGEST -> api.require(ctx, ApiKey.Scope.INGEST);
            case READ -> api.require(ctx, ApiKey.Scope.READ);
            case ERASE -> api.require(ctx, ApiKey.Scope.ERASE);
        }
    }
}
