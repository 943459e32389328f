package dev.sportello.desktop.connection;

import dev.sportello.model.WebhookId;
import dev.sportello.wire.WebhookBodies.DeliveryPage;
import dev.sportello.wire.WebhookBodies.MadeWebhook;
import dev.sportello.wire.WebhookBodies.ResendFailed;
import dev.sportello.wire.WebhookBodies.Resent;
import dev.sportello.wire.WebhookBodies.RotatedSecret;
import dev.sportello.wire.WebhookBodies.SaveWebhook;
import dev.sportello.wire.WebhookBodies.TestAnswer;
import dev.sportello.wire.WebhookBodies.WebhookList;
import dev.sportello.wire.WebhookBodies.WebhookState;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// What admins may ask the relay about webhooks. Thread-safe; no method waits. Futures complete on other
/// threads, and fail with [RequestFailed].
public final class WebhookRequests {
    private static final String PATH = "/agent/webhooks";

    private final RelayRequests requests;

    WebhookRequests(RelayRequests requests) {
        this.requests = requests;
    }

    public CompletableFuture<WebhookList> list() {
        return requests.get(PATH, WebhookList.class);
    }

    /// Makes one. Only this answer holds its secret.
    public CompletableFuture<MadeWebhook> make(SaveWebhook webhook) {
        return requests.post(PATH, webhook, MadeWebhook.class);
    }

    public CompletableFuture<WebhookState> change(WebhookId id, SaveWebhook webhook) {
        return requests.put(PATH + "/" + id, webhook, WebhookState.class);
    }

    public CompletableFuture<String> remove(WebhookId id) {
        return requests.delete(PATH + "/" + id);
    }

    /// Gives it another secret, which only this answer holds.
    public CompletableFuture<RotatedSecret> rotate(WebhookId id) {
        return requests.post(PATH + "/" + id + "/secret", Map.of(), RotatedSecret.class);
    }

    /// Sends something of no meaning there, and tells how it was answered.
    public CompletableFuture<TestAnswer> test(WebhookId id) {
        return requests.post(PATH + "/" + id + "/test", Map.of(), TestAnswer.class);
    }

    /// What happened last, and what has become of it.
    public CompletableFuture<DeliveryPage> deliveries(WebhookId id) {
        return requests.get(PATH + "/" + id + "/deliveries?limit=20", DeliveryPage.class);
    }

    public CompletableFuture<String> resend(WebhookId id, UUID delivery) {
        return requests.post(PATH + "/" + id + "/deliveries/" + delivery + "/resend", "");
    }

    /// Sends again all that was given up.
    public CompletableFuture<Resent> resendFailed(WebhookId id, Instant since) {
        return requests.post(PATH + "/" + id + "/resend", new ResendFailed(since), Resent.class);
    }
}
