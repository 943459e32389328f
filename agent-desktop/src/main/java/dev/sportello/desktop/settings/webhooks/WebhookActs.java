package dev.sportello.desktop.settings.webhooks;

import dev.sportello.model.WebhookId;
import dev.sportello.wire.WebhookBodies.DeliveryPage;
import dev.sportello.wire.WebhookBodies.MadeWebhook;
import dev.sportello.wire.WebhookBodies.Resent;
import dev.sportello.wire.WebhookBodies.RotatedSecret;
import dev.sportello.wire.WebhookBodies.SaveWebhook;
import dev.sportello.wire.WebhookBodies.TestAnswer;
import dev.sportello.wire.WebhookBodies.WebhookList;
import dev.sportello.wire.WebhookBodies.WebhookState;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// What an admin can ask about webhooks. Nothing waits; futures fail with
/// [dev.sportello.desktop.connection.RequestFailed].
public record WebhookActs(Supplier<CompletableFuture<WebhookList>> list, Changing changing, Delivering delivering) {

    /// Where they go.
    public record Changing(
            Function<SaveWebhook, CompletableFuture<MadeWebhook>> make,
            BiFunction<WebhookId, SaveWebhook, CompletableFuture<WebhookState>> change,
            Function<WebhookId, CompletableFuture<?>> remove,
            Function<WebhookId, CompletableFuture<RotatedSecret>> rotate) {}

    /// What was sent there.
    ///
    /// @param resendFailed takes since when
    public record Delivering(
            Function<WebhookId, CompletableFuture<TestAnswer>> test,
            Function<WebhookId, CompletableFuture<DeliveryPage>> latest,
            BiFunction<WebhookId, UUID, CompletableFuture<?>> resend,
            BiFunction<WebhookId, Instant, CompletableFuture<Resent>> resendFailed) {}
}
