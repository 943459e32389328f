package dev.sportello.relay.webhook;

import dev.sportello.relay.secret.SecretName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A system on which shops run, as far as its webhooks go. Stateless and thread-safe.
interface ShopSystem {

    /// With which secret it signs.
    SecretName secret();

    /// The header that holds the signature: HMAC-SHA256 over the body as it came, in base64.
    String signatureHeader();

    /// The header that says what a webhook is about.
    String topicHeader();

    /// The header that is `true` of what an admin sends to try a webhook: it tells of nobody. Null where there is none.
    @Nullable
    String trialHeader();

    /// Whether a body is how the system tries, without a signature, if anybody is there.
    boolean isPing(String body);

    /// What a webhook tells. Unknown topics tell nothing, and unknown fields are passed over.
    ///
    /// @param now stands in for a time that the webhook should say and doesn't
    /// @throws IllegalArgumentException with a sentence for the operator, if it lacks what it cannot do without
    ShopReport read(String topic, Payload payload, Instant now);
}
