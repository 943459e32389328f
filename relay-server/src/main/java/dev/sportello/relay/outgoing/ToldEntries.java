package dev.sportello.relay.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Position;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Webhook;
import dev.sportello.relay.follow.Sink;
import dev.sportello.relay.follow.TableSink;
import dev.sportello.relay.storage.Database;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Writes down what is to be told to each webhook, once. For the thread of one follower.
final class ToldEntries implements Sink {
    static final String NAME = "webhooks";

    private final Database database;
    private final TableSink tables;
    private final Clock clock;
    private final Runnable added;

    /// Whose entries the batch under way are.
    private @Nullable UUID epoch;

    /// @param added is told that there may be more to deliver
    ToldEntries(Database database, Clock clock, Runnable added) {
        this.database = database;
        this.clock = clock;
        this.added = added;
        tables = new TableSink(database, NAME, new Deliveries());
    }

    /// What nobody heard is not read: a position from before all webhooks is as good as none.
    @Override
    public @Nullable Position position() {
        var kept = tables.position();
        return kept == null || kept.sequence() < earliest() ? null : kept;
    }

    @Override
    public Position begin(Position head) {
        return tables.begin(head);
    }

    @Override
    public Position take(List<Entry> entries, Position upTo) {
        epoch = upTo.epoch();
        var now = tables.take(entries, upTo);
        added.run();
        return now;
    }

    /// The id of an event is the same however often it is read, and at every webhook.
    static UUID id(UUID epoch, long sequence) {
        return UUID.nameUUIDFromBytes((epoch + "\n" + sequence).getBytes(UTF_8));
    }

    private long earliest() {
        return database.jdbi()
                .withHandle(handle -> WebhookTable.all(handle).stream()
                        .filter(webhook -> webhook.webhook().enabled())
                        .mapToLong(StoredWebhook::since)
                        .min()
                        .orElse(0));
    }

    private static @Nullable ProfileId erased(Entry entry) {
        return entry.change() instanceof Change.ProfileErased erased ? erased.profile() : null;
    }

    private final class Deliveries implements TableSink.Tables {

        /// What was written down of another journal is still to be told.
        @Override
        public Position begin(Handle handle, Position head) {
            var earliest = WebhookTable.all(handle).stream()
                    .filter(webhook -> webhook.webhook().enabled())
                    .mapToLong(StoredWebhook::since)
                    .min()
                    .orElse(head.sequence());
            return new Position(head.epoch(), Math.min(earliest, head.sequence()));
        }

        @Override
        public void take(Handle handle, List<Entry> entries) {
            var told = entries.stream()
                    .filter(entry -> Events.topic(entry) != null)
                    .toList();
            if (told.isEmpty()) {
                return;
            }
            for (var webhook : WebhookTable.lockEnabled(handle)) {
                var due = told.stream()
                        .filter(entry -> entry.sequence() > webhook.since())
                        .flatMap(entry -> due(webhook.webhook(), entry).stream())
                        .toList();
                if (!due.isEmpty()) {
                    DeliveryTable.insert(handle, due, WholeTime.now(clock));
                }
            }
        }

        private List<Due> due(Webhook webhook, Entry entry) {
            var topic = Events.topic(entry);
            if (topic == null || epoch == null || !webhook.topics().contains(topic)) {
                return List.of();
            }
            var id = id(epoch, entry.sequence());
            return List.of(
                    new Due(webhook.id(), id, topic, entry.ticket(), erased(entry), entry.sequence(), entry.at(), 0));
        }
    }
}
