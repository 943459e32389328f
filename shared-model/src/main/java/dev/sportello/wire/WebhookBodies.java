package dev.sportello.wire;

import dev.sportello.model.TicketId;
import dev.sportello.model.Webhook;
import dev.sportello.model.WebhookFailure;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The bodies by which admins say where webhooks go, and see how that works.
public final class WebhookBodies {

    /// `POST /agent/webhooks`, and `PUT /agent/webhooks/{id}`
    ///
    /// @param url `https`; also `http` where the operator allows addresses of a private network
    /// @param description 0 to 100 characters
    /// @param topics at least one
    public record SaveWebhook(URI url, String description, List<Webhook.Topic> topics, boolean enabled) {
        public SaveWebhook {
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(description, "description");
            topics = List.copyOf(topics);
        }
    }

    /// The answer to one that was made, and the only one that ever holds its secret.
    public record MadeWebhook(WebhookState webhook, String secret) {
        public MadeWebhook {
            Objects.requireNonNull(webhook, "webhook");
            Objects.requireNonNull(secret, "secret");
        }

        @Override
        public String toString() {
            return "MadeWebhook[" + webhook + "]";
        }
    }

    /// `GET /agent/webhooks`
    ///
    /// @param privateAllowed whether the operator allows any addresses of private networks, and so `http`
    public record WebhookList(List<WebhookState> webhooks, boolean privateAllowed) {
        public WebhookList {
            webhooks = List.copyOf(webhooks);
        }
    }

    /// A webhook, and how it works.
    ///
    /// @param waiting how many deliveries are to be tried yet
    /// @param deliveredAt when the last one arrived; null: none yet
    /// @param failing what is wrong with it; null where the last attempt succeeded, or none was made
    /// @param earlierSecretUntil until when its earlier secret signs as well; null: there is none
    public record WebhookState(
            Webhook webhook,
            long waiting,
            @Nullable Instant deliveredAt,
            @Nullable Failing failing,
            @Nullable Instant earlierSecretUntil) {
        public WebhookState {
            Objects.requireNonNull(webhook, "webhook");
        }
    }

    /// @param since when the first attempt failed after which none succeeded
    /// @param status of the last answer; null where there was none
    /// @param switchedOff whether the relay has switched it off for that
    public record Failing(
            Instant since, WebhookFailure failure, @Nullable Integer status, boolean switchedOff) {
        public Failing {
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(failure, "failure");
        }
    }

    /// `POST /agent/webhooks/{id}/secret`: the only answer that ever holds the new secret.
    ///
    /// @param earlierUntil until when what is sent is signed with the earlier one as well
    public record RotatedSecret(String secret, Instant earlierUntil) {
        public RotatedSecret {
            Objects.requireNonNull(secret, "secret");
            Objects.requireNonNull(earlierUntil, "earlierUntil");
        }

        @Override
        public String toString() {
            return "RotatedSecret[" + earlierUntil + "]";
        }
    }

    /// `GET /agent/webhooks/{id}/deliveries?before=SEQUENCE&limit=N`: what happened last first.
    public record DeliveryPage(List<WebhookDelivery> deliveries, boolean more) {
        public DeliveryPage {
            deliveries = List.copyOf(deliveries);
        }
    }

    /// One delivery. It waits where it is not settled; where it is, it has failed if it has a failure, and
    /// else arrived.
    ///
    /// @param id the header `webhook-id`, the same at each attempt
    /// @param ticket null where it is about none
    /// @param sequence of the entry that it tells of
    /// @param at when that happened
    /// @param failure of the last attempt
    /// @param status of the last answer; null where there was none
    /// @param nextTry null where it is settled, or waits for an earlier one of its ticket
    public record WebhookDelivery(
            UUID id,
            Webhook.Topic topic,
            @Nullable TicketId ticket,
            long sequence,
            Instant at,
            int attempts,
            @Nullable WebhookFailure failure,
            @Nullable Integer status,
            @Nullable Instant nextTry,
            @Nullable Instant settledAt) {
        public WebhookDelivery {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(topic, "topic");
            Objects.requireNonNull(at, "at");
        }
    }

    /// `POST /agent/webhooks/{id}/resend`: all that failed and happened since.
    public record ResendFailed(Instant since) {
        public ResendFailed {
            Objects.requireNonNull(since, "since");
        }
    }

    /// How many will be sent again.
    public record Resent(int deliveries) {}

    /// `POST /agent/webhooks/{id}/test`: how the address answered.
    ///
    /// @param status null where there was no answer
    /// @param failure null where it was accepted
    /// @param text how the answer begins
    public record TestAnswer(
            @Nullable Integer status, @Nullable WebhookFailure failure, String text) {
        public TestAnswer {
            Objects.requireNonNull(text, "text");
        }
    }

    private WebhookBodies() {}
}
