package dev.sportello.relay.outgoing;

import dev.sportello.model.WebhookId;
import dev.sportello.relay.follow.Backoff;
import dev.sportello.relay.follow.Pause;
import dev.sportello.relay.follow.Worker;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.WriteConflict;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/// Claims what is due, and has it delivered: a few at a time to each webhook, so that one that does not
/// answer holds up no other. Thread-safe.
///
/// A claim puts the next try off until the attempt must have ended. So a kill loses nothing, and another
/// relay on the database tells nothing of that ticket meanwhile.
final class Dispatch implements AutoCloseable {
    private static final int AT_ONCE = 5;
    private static final Duration CLAIMED_FOR = Duration.ofSeconds(20);
    private static final Duration LOOKS_AT_LEAST_EVERY = Duration.ofSeconds(1);
    private static final Duration GATHERING = Duration.ofMillis(10);

    private final Database database;
    private final Journal journal;
    private final Clock clock;
    private final Deliveries deliveries;
    private final Worker worker;
    private final ConcurrentHashMap<WebhookId, Integer> underWay = new ConcurrentHashMap<>();
    private volatile boolean closing;

    Dispatch(Database database, Journal journal, Clock clock, Deliveries deliveries, Backoff backoff) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
        this.deliveries = deliveries;
        worker = new Worker("webhooks", backoff, this::turn);
    }

    void start() {
        worker.start();
    }

    void wake() {
        worker.wake();
    }

    private Pause turn() {
        var now = WholeTime.now(clock);
        for (var webhook : database.jdbi().withHandle(handle -> WebhookTable.ready(handle, now))) {
            var id = webhook.webhook().id();
            var free = AT_ONCE - underWay.getOrDefault(id, 0);
            if (free > 0) {
                deliver(webhook, free);
            }
        }
        return new Pause(GATHERING, LOOKS_AT_LEAST_EVERY);
    }

    private void deliver(StoredWebhook webhook, int most) {
        var id = webhook.webhook().id();
        var published = journal.head().sequence();
        var now = WholeTime.now(clock);
        var claimed = WriteConflict.retried(() -> database.jdbi()
                .inTransaction(handle -> DeliveryTable.claim(handle, id, published, now, now.plus(CLAIMED_FOR), most)));
        for (var due : claimed) {
            underWay.merge(id, 1, Integer::sum);
            Thread.ofVirtual().name("webhook").start(() -> {
                try {
                    if (!closing) {
                        deliveries.deliver(webhook, due);
                    }
                } finally {
                    underWay.computeIfPresent(id, (_, count) -> count > 1 ? count - 1 : null);
                    worker.wake();
                }
            });
        }
    }

    /// What is under way breaks off, and is tried again by the next relay.
    @Override
    public void close() {
        closing = true;
        worker.close();
        deliveries.close();
    }
}
