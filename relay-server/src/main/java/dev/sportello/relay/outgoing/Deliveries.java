package dev.sportello.relay.outgoing;

import dev.sportello.model.WebhookFailure;
import dev.sportello.model.WebhookId;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.Outage;
import dev.sportello.relay.storage.WriteConflict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes one attempt: signs what there is to tell, sends it, and notes what became of it. Thread-safe.
final class Deliveries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /// A webhook that has failed for so long is switched off.
    private static final Duration PATIENCE = Duration.ofDays(5);

    /// Where nothing arrived for so long, what had not arrived is tried again as soon as something does.
    private static final Duration OUTAGE = Duration.ofMinutes(1);

    private final Database database;
    private final Events events;
    private final Sender sender;
    private final Schedule schedule;
    private final Clock clock;
    private final Runnable switchedOff;
    private volatile boolean closing;

    /// @param switchedOff is told that there may be something to be given up
    Deliveries(Database database, Events events, Sender sender, Schedule schedule, Clock clock, Runnable switchedOff) {
        this.database = database;
        this.events = events;
        this.sender = sender;
        this.schedule = schedule;
        this.clock = clock;
        this.switchedOff = switchedOff;
    }

    /// Makes an attempt and notes how it went. Where even that fails, the claim ends by itself.
    void deliver(StoredWebhook webhook, Due due) {
        try {
            var event = due.attempts() > Schedule.MOST_ATTEMPTS ? null : events.of(due);
            var outcome = event == null
                    ? Outcome.Failed.without(lost(due))
                    : sender.send(webhook, due.id(), event, WholeTime.now(clock));
            if (!closing) {
                note(due, outcome);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!closing && !Outage.causes(e)) {
                LOG.error("What became of webhook {} to {} could not be noted.", due.id(), host(webhook), e);
            }
        }
    }

    /// Why nothing was sent: its attempts were all cut off, or there is nothing to tell any more.
    private static WebhookFailure lost(Due due) {
        return due.attempts() > Schedule.MOST_ATTEMPTS ? WebhookFailure.TIMED_OUT : WebhookFailure.ERASED;
    }

    private void note(Due due, Outcome outcome) {
        Runnable next = WriteConflict.retried(() -> database.jdbi().inTransaction(handle -> {
            var now = WebhookTable.lock(handle, due.webhook());
            if (now == null) {
                return () -> {};
            }
            return switch (outcome) {
                case Outcome.Accepted(int status, var _) -> accepted(handle, now, due, status);
                case Outcome.Failed failed -> failed(handle, now, due, failed);
            };
        }));
        next.run();
    }

    /// @return what is to be done when it is noted
    private Runnable accepted(Handle handle, StoredWebhook webhook, Due due, int status) {
        var now = WholeTime.now(clock);
        WebhookTable.arrived(handle, due.webhook(), now);
        if (DeliveryTable.settle(handle, due, null, status, now)) {
            DeliveryTable.goOn(handle, due.webhook(), due.lane(), now);
        }
        var failing = webhook.failing();
        if (failing == null) {
            return () -> {};
        }
        if (failing.since().plus(OUTAGE).isBefore(now)) {
            LOG.info("Webhooks arrive at {} again.", host(webhook));
            return () -> endOutage(due.webhook(), now);
        }
        WebhookTable.worked(handle, due.webhook());
        return () -> {};
    }

    /// The webhook counts as failing until all is done: what fails here is done after the next one that arrives.
    private void endOutage(WebhookId webhook, Instant now) {
        tryUnreached(webhook, now);
        database.jdbi().useHandle(handle -> WebhookTable.worked(handle, webhook));
    }

    private void tryUnreached(WebhookId webhook, Instant now) {
        for (@Nullable Instant upTo = now; upTo != null; ) {
            var after = upTo;
            upTo = WriteConflict.retried(() -> Optional.ofNullable(database.jdbi()
                            .inTransaction(handle -> DeliveryBlocks.tryUnreached(handle, webhook, after, now))))
                    .orElse(null);
        }
    }

    /// @return what is to be done when it is noted
    private Runnable failed(Handle handle, StoredWebhook webhook, Due due, Outcome.Failed failed) {
        var now = WholeTime.now(clock);
        if (failed.failure() == WebhookFailure.ERASED || due.attempts() >= Schedule.MOST_ATTEMPTS) {
            if (DeliveryTable.settle(handle, due, failed.failure(), failed.status(), now)) {
                DeliveryTable.goOn(handle, due.webhook(), due.lane(), now);
            }
        } else {
            var pause = schedule.after(due.attempts(), failed.retryAfter());
            DeliveryTable.postpone(handle, due, failed, now.plus(pause));
        }
        if (failed.failure() == WebhookFailure.ERASED) {
            return () -> {};
        }
        var asked = failed.retryAfter();
        WebhookTable.failed(
                handle, due.webhook(), failed, now, asked == null ? null : now.plus(Schedule.bounded(asked)));
        var failing = webhook.failing();
        if (failing == null) {
            LOG.warn("A webhook did not arrive at {}: {}; it is retried.", host(webhook), failed);
        }
        if (failed.isGone() || failing != null && failing.since().plus(PATIENCE).isBefore(now)) {
            LOG.warn("The webhook to {} is switched off: {}.", host(webhook), failed);
            WebhookTable.switchOff(handle, due.webhook());
            return switchedOff;
        }
        return () -> {};
    }

    private static String host(StoredWebhook webhook) {
        return String.valueOf(webhook.webhook().url().getHost());
    }

    @Override
    public void close() {
        closing = true;
        sender.close();
    }
}
