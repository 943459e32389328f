package dev.sportello.relay.outgoing;

import dev.sportello.model.WebhookFailure;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.wire.Codec;
import dev.sportello.wire.WebhookEvent;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs an event and sends it, once. Thread-safe.
///
/// @param secrets opens those by which it is signed
record Sender(WebhookClient client, Secrets secrets, Codec codec) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    Outcome send(StoredWebhook webhook, UUID id, WebhookEvent event, Instant now) throws InterruptedException {
        var body = codec.encode(event);
        try {
            var live = webhook.keys().live(secrets, now);
            return client.post(webhook.webhook().url(), Signature.headers(live, id, now, body), body);
        } catch (SecretUnreadable e) {
            LOG.error("{}", e.getMessage(), e);
            return Outcome.Failed.without(WebhookFailure.SECRET_UNREADABLE);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
