package dev.sportello.relay.outgoing;

import dev.sportello.model.WebhookId;
import dev.sportello.relay.follow.Backoff;
import dev.sportello.relay.follow.Pause;
import dev.sportello.relay.follow.Worker;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.WriteConflict;
import java.time.Clock;
import java.time.Duration;

/// Clears away what waits for webhooks that were switched off or removed, which are only marked when that is
/// decided. It does so a block at a time: whoever needs a webhook's row waits for a moment only, however much
/// there is. Thread-safe.
final class Leftovers implements AutoCloseable {
    private static final Duration LOOKS_AT_LEAST_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;
    private final Worker worker;

    Leftovers(Database database, Clock clock, Backoff backoff) {
        this.database = database;
        this.clock = clock;
        worker = new Worker("webhooks-leftovers", backoff, this::turn);
    }

    void start() {
        worker.start();
    }

    void wake() {
        worker.wake();
    }

    private Pause turn() {
        var removed = database.jdbi().withHandle(WebhookTable::removed);
        removed.forEach(this::delete);
        var givenUp = database.jdbi().withHandle(WebhookTable::givingUp);
        givenUp.forEach(this::giveUpBlock);
        return removed.isEmpty() && givenUp.isEmpty() ? new Pause(Duration.ZERO, LOOKS_AT_LEAST_EVERY) : Pause.none();
    }

    private void delete(WebhookId webhook) {
        var _ = WriteConflict.retried(() -> database.jdbi().inTransaction(handle -> {
            var more = DeliveryBlocks.delete(handle, webhook);
            if (!more) {
                WebhookTable.delete(handle, webhook);
            }
            return more;
        }));
    }

    /// Gives up what is left for a webhook that was switched off: what waits after this was added later.
    void giveUp(WebhookId webhook) {
        var more = true;
        while (more) {
            more = giveUpBlock(webhook);
        }
    }

    /// @return whether there may be more
    private boolean giveUpBlock(WebhookId id) {
        return WriteConflict.retried(() -> database.jdbi().inTransaction(handle -> {
            var webhook = WebhookTable.lockGivingUp(handle, id);
            if (webhook == null) {
                return false;
            }
            var more = DeliveryBlocks.giveUp(handle, webhook, WholeTime.now(clock));
            if (!more) {
                WebhookTable.gaveUp(handle, id);
            }
            return more;
        }));
    }

    @Override
    public void close() {
        worker.close();
    }
}
