package dev.sportello.relay.follow;

import dev.sportello.model.Entry;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.relay.storage.Database;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What must be sent because something was decided: written in the transaction that decided, delivered afterwards,
/// at least once, under an id that lets the receiver take it once. Thread-safe.
public final class Outbox implements AutoCloseable {
    private final Database database;
    private final Journal journal;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final List<Deliveries> kinds = new CopyOnWriteArrayList<>();

    /// @param ids of new rows
    public Outbox(Database database, Journal journal, Clock clock, Supplier<UUID> ids) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
        this.ids = ids;
        journal.subscribe(_ -> kinds.forEach(Deliveries::wake));
    }

    /// Writes a row. It is delivered once the entry is on disk, and never if the transaction comes to nothing.
    ///
    /// @param decided the entry, just appended in this transaction, with which it was decided
    /// @param kind whose receiver gets it, at most 40 letters, the same for ever
    /// @param payload at most 100,000 letters, readable by all later versions
    /// @return its id
    public UUID add(JournalTransaction transaction, Entry decided, String kind, String payload) {
        var id = ids.get();
        OutboxTable.insert(
                transaction.handle(), id, new OutboxTable.Row(kind, decided.sequence(), payload), transaction.now());
        return id;
    }

    /// Begins to deliver one kind of rows, also those of earlier runs, on a thread of its own: a receiver that is
    /// slow or gone delays no other kind. Where no other relay can be at work, what a kill has cut off is tried at
    /// once.
    public void deliver(String kind, Attempts attempts, Receiver receiver) {
        var table = new OutboxTable(database, kind, attempts);
        if (!database.dialect().shared()) {
            table.release(clock.instant());
        }
        var deliveries = new Deliveries(kind, table, journal, clock, receiver);
        kinds.add(deliveries);
        deliveries.start();
    }

    /// What has become of a row.
    ///
    /// @return null if there is no such row, or it was settled long ago
    public @Nullable DeliveryState state(UUID id) {
        return database.jdbi().withHandle(handle -> OutboxTable.state(handle, id));
    }

    /// How many rows of a kind wait to be delivered.
    public long waiting(String kind) {
        return database.jdbi().withHandle(handle -> OutboxTable.waiting(handle, kind));
    }

    /// Looks for rows that are due now, without waiting for the next look.
    void wake() {
        kinds.forEach(Deliveries::wake);
    }

    /// Lets what is under way end by itself, for a while.
    @Override
    public void close() {
        kinds.forEach(Deliveries::close);
    }
}
