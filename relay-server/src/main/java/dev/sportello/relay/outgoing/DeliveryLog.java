package dev.sportello.relay.outgoing;

import dev.sportello.model.WebhookId;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.StoredTime;
import dev.sportello.relay.storage.WriteConflict;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.WebhookBodies.DeliveryPage;
import dev.sportello.wire.WebhookBodies.TestAnswer;
import dev.sportello.wire.WebhookEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What has become of deliveries, and what admins do about it: send again, and try whether an address
/// answers. Thread-safe.
public final class DeliveryLog {
    private static final int MOST_OF_A_PAGE = 100;
    private static final Duration DELIVERED_KEPT_FOR = Duration.ofDays(7);
    private static final Duration FAILED_KEPT_FOR = Duration.ofDays(30);

    private final Database database;
    private final Webhooks webhooks;
    private final Sender sender;
    private final Leftovers leftovers;
    private final Clock clock;
    private final Runnable wake;

    DeliveryLog(Database database, Webhooks webhooks, Sender sender, Leftovers leftovers, Clock clock, Runnable wake) {
        this.database = database;
        this.webhooks = webhooks;
        this.sender = sender;
        this.leftovers = leftovers;
        this.clock = clock;
        this.wake = wake;
    }

    /// A page, what happened last first.
    ///
    /// @param before a sequence number; null for the latest
    /// @param limit 1 to 100; what lies outside is moved to the nearer end
    /// @throws RefusedFrame `not-found`
    public DeliveryPage page(WebhookId id, @Nullable Long before, int limit) throws RefusedFrame {
        var _ = webhooks.stored(id);
        var most = Math.clamp(limit, 1, MOST_OF_A_PAGE);
        var found = database.jdbi()
                .withHandle(
                        handle -> DeliveryTable.before(handle, id, before == null ? Long.MAX_VALUE : before, most + 1));
        return new DeliveryPage(found.subList(0, Math.min(most, found.size())), found.size() > most);
    }

    /// Sends one again, also if it arrived. Its ticket's order is that of the journal only for what has not
    /// arrived yet.
    ///
    /// @throws RefusedFrame `not-found`, also where it waits anyway
    public void resend(WebhookId id, UUID delivery) throws RefusedFrame {
        var _ = webhooks.stored(id);
        leftovers.giveUp(id);
        var again = WriteConflict.retried(() -> database.jdbi().inTransaction(handle -> {
            var _ = WebhookTable.lock(handle, id);
            var lane = DeliveryTable.resend(handle, id, delivery);
            if (lane != null) {
                DeliveryTable.goOn(handle, id, lane, WholeTime.now(clock));
            }
            return lane != null;
        }));
        if (!again) {
            throw new RefusedFrame(ErrorKind.NOT_FOUND);
        }
        wake.run();
    }

    /// Sends again all that failed, a block after the other: what is cut off can be asked for again.
    ///
    /// @param since what happened before is left
    /// @return how many
    /// @throws RefusedFrame `not-found`
    public int resendFailed(WebhookId id, Instant since) throws RefusedFrame {
        var _ = webhooks.stored(id);
        leftovers.giveUp(id);
        var again = 0;
        var from = StoredTime.orLatest(since);
        var block = resendFailed(id, from, Long.MIN_VALUE);
        while (block.rows() > 0) {
            again += block.rows();
            wake.run();
            block = resendFailed(id, from, block.last());
        }
        return again;
    }

    private DeliveryBlocks.Resent resendFailed(WebhookId id, Instant since, long after) {
        return WriteConflict.retried(() -> database.jdbi().inTransaction(handle -> {
            var _ = WebhookTable.lock(handle, id);
            return DeliveryBlocks.resendFailed(handle, id, since, after, WholeTime.now(clock));
        }));
    }

    /// Sends something of no meaning, once, and waits for the answer. It is not noted.
    ///
    /// @throws RefusedFrame `not-found`
    public TestAnswer test(WebhookId id) throws RefusedFrame, InterruptedException {
        var webhook = webhooks.stored(id);
        var now = WholeTime.now(clock);
        var event = UUID.randomUUID();
        var data = new WebhookEvent.Test("This is a test of Sportello's webhooks.");
        var outcome =
                sender.send(webhook, event, new WebhookEvent(WebhookEvent.TEST, now, event.toString(), 0, data), now);
        return switch (outcome) {
            case Outcome.Accepted(int status, String text) -> new TestAnswer(status, null, text);
            case Outcome.Failed failed -> new TestAnswer(failed.status(), failed.failure(), failed.text());
        };
    }

    /// Forgets what was settled long ago.
    void drop() {
        var now = WholeTime.now(clock);
        database.jdbi()
                .useHandle(handle ->
                        DeliveryTable.drop(handle, now.minus(DELIVERED_KEPT_FOR), now.minus(FAILED_KEPT_FOR)));
    }
}
