package dev.sportello.desktop.settings.developers;

import dev.sportello.model.ApiKeyId;
import dev.sportello.model.SettingsPage;
import dev.sportello.wire.AgentBodies.Saved;
import dev.sportello.wire.ApiKeyBodies.ApiKeyList;
import dev.sportello.wire.ApiKeyBodies.MadeApiKey;
import dev.sportello.wire.ApiKeyBodies.MakeApiKey;
import dev.sportello.wire.CheckBodies.OpenedCheck;
import dev.sportello.wire.IntegrationBodies.AddSigningKey;
import dev.sportello.wire.IntegrationBodies.AddedSigningKey;
import dev.sportello.wire.IntegrationBodies.IntegrationState;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// What an admin can ask who connects the shop. Nothing waits; futures fail with
/// [dev.sportello.desktop.connection.RequestFailed].
///
/// @param relay its address, as the shop's pages have to name it
public record DevelopersActs(OfApiKeys apiKeys, OfIntegration integration, URI relay) {

    /// @param list those that can be used
    public record OfApiKeys(
            Supplier<CompletableFuture<ApiKeyList>> list,
            Function<MakeApiKey, CompletableFuture<MadeApiKey>> make,
            Function<ApiKeyId, CompletableFuture<?>> revoke) {}

    /// @param state how the shop's pages and server fit to the relay
    /// @param remove takes a key's id
    /// @param save saves which sites show the chat
    /// @param check opens a check of the set-up
    /// @param browser shows an address
    public record OfIntegration(
            Supplier<CompletableFuture<IntegrationState>> state,
            Function<AddSigningKey, CompletableFuture<AddedSigningKey>> add,
            Function<String, CompletableFuture<?>> remove,
            BiFunction<SettingsPage, SettingsPage, CompletableFuture<Saved>> save,
            Supplier<CompletableFuture<OpenedCheck>> check,
            Consumer<URI> browser) {}

    /// The page on which the check goes on. Behind the hash the code is in no log.
    public URI checkPage(OpenedCheck check) {
        return URI.create(relay + "/widget/check#" + check.code());
    }

    /// The script tag that stands in the shop's pages, so that they load the hub.
    public String scriptTag() {
        return "<script src=\"" + relay + "/widget/sportello.js\" async></script>";
    }
}
