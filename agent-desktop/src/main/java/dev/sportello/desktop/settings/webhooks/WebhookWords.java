package dev.sportello.desktop.settings.webhooks;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.Webhook.Topic;
import dev.sportello.model.WebhookFailure;
import dev.sportello.wire.WebhookBodies.TestAnswer;
import dev.sportello.wire.WebhookBodies.WebhookDelivery;
import dev.sportello.wire.WebhookBodies.WebhookState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How webhooks work, in words. Immutable.
record WebhookWords(TimeFormat times, Texts texts) {

    /// What stands below a webhook's name.
    String state(WebhookState state) {
        var waiting = state.waiting() == 0 ? "" : " · " + texts.get("state.waiting", state.waiting());
        var failing = state.failing();
        if (failing != null) {
            var why = failure(failing.failure(), failing.status());
            return texts.get(failing.switchedOff() ? "state.switched-off" : "state.failing", past(failing.since()), why)
                    + waiting;
        }
        if (!state.webhook().enabled()) {
            return texts.get("state.off");
        }
        var delivered = state.deliveredAt();
        return (delivered == null ? texts.get("state.nothing") : texts.get("state.delivered", past(delivered)))
                + waiting;
    }

    /// `10:42` today, else with its day.
    String past(Instant instant) {
        var today = times.date(instant).equals(times.date(times.clock().instant()));
        return today ? times.time(instant) : times.exact(instant);
    }

    String topic(Topic topic) {
        return switch (topic) {
            case Topic.Known.TICKET_OPENED -> texts.get("topic.ticket-opened");
            case Topic.Known.MESSAGE_ADDED -> texts.get("topic.message-added");
            case Topic.Known.TICKET_ASSIGNED -> texts.get("topic.ticket-assigned");
            case Topic.Known.TICKET_CLOSED -> texts.get("topic.ticket-closed");
            case Topic.Known.PROFILE_ERASED -> texts.get("topic.profile-erased");
            case Topic.Unknown unknown -> ShownText.line(unknown.name());
        };
    }

    /// @param status of the answer; null where there was none
    String failure(WebhookFailure failure, @Nullable Integer status) {
        return switch (failure) {
            case WebhookFailure.Known.REFUSED ->
                texts.get("failure.refused", String.valueOf(status == null ? 0 : status));
            case WebhookFailure.Known.TIMED_OUT -> texts.get("failure.timed-out");
            case WebhookFailure.Known.UNREACHABLE -> texts.get("failure.unreachable");
            case WebhookFailure.Known.NAME_UNKNOWN -> texts.get("failure.name-unknown");
            case WebhookFailure.Known.ADDRESS_PRIVATE -> texts.get("failure.address-private");
            case WebhookFailure.Known.TLS_FAILED -> texts.get("failure.tls-failed");
            case WebhookFailure.Known.SWITCHED_OFF -> texts.get("failure.switched-off");
            case WebhookFailure.Known.SECRET_UNREADABLE -> texts.get("failure.secret-unreadable");
            case WebhookFailure.Known.ERASED -> texts.get("failure.erased");
            case WebhookFailure.Unknown _ -> texts.get("failure.other");
        };
    }

    String delivery(WebhookDelivery delivery) {
        var failure = delivery.failure();
        var why = failure == null ? null : failure(failure, delivery.status());
        if (delivery.settledAt() != null) {
            return why == null ? texts.get("delivery.arrived") : texts.get("delivery.failed", why);
        }
        var next = delivery.nextTry();
        if (why == null || next == null) {
            return texts.get(next == null ? "delivery.behind" : "delivery.waiting");
        }
        return texts.get("delivery.retried", why, times.moment(next));
    }

    String note(Note note) {
        return switch (note) {
            case Note.Nothing _, Note.Busy _ -> "";
            case Note.Tested(TestAnswer answer) -> tested(answer);
            case Note.Resent(int deliveries) -> texts.get("note.resent", deliveries);
            case Note.Failed(Note.Why why) ->
                switch (why) {
                    case NOT_REACHED -> texts.get("note.not-reached");
                    case FORBIDDEN -> texts.get("note.forbidden");
                    case GONE -> texts.get("note.gone");
                    case NOT_STORED -> texts.get("note.not-stored");
                    case EARLIER_SECRET_SIGNS -> texts.get("note.earlier-secret-signs");
                    case FAILED -> texts.get("note.failed");
                };
        };
    }

    private String tested(TestAnswer answer) {
        var failure = answer.failure();
        var status = answer.status();
        var words = failure == null
                ? texts.get("note.tested", String.valueOf(status == null ? 0 : status))
                : texts.get("note.test-failed", failure(failure, status));
        var said = ShownText.line(answer.text().strip());
        return said.isEmpty() ? words : words + "\n" + texts.get("note.said", said);
    }
}
