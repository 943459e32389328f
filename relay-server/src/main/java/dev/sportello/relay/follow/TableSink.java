package dev.sportello.relay.follow;

import dev.sportello.model.Entry;
import dev.sportello.model.Position;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.WriteConflict;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Writes to the database what a follower makes of the entries, and the follower's position in the same
/// transaction: each entry takes effect exactly once, also after a kill, and with several relays on one database.
/// For the thread of one follower.
public final class TableSink implements Sink {

    /// What is made of the entries in tables. Each method is called within the transaction that moves the position;
    /// what it throws rolls that back.
    public interface Tables {

        /// Forgets what was made of another journal, if anything.
        ///
        /// @return from where to read this one, as in [Sink#begin]
        Position begin(Handle handle, Position head);

        void take(Handle handle, List<Entry> entries);
    }

    private final Database database;
    private final String name;
    private final Tables tables;

    /// Where the row stands, as far as is known.
    private @Nullable Position known;

    /// @param name the follower's own in the table of positions, the same for ever
    public TableSink(Database database, String name, Tables tables) {
        this.database = database;
        this.name = name;
        this.tables = tables;
    }

    @Override
    public @Nullable Position position() {
        known = database.jdbi().withHandle(this::stored);
        return known;
    }

    @Override
    public Position begin(Position head) {
        var from = WriteConflict.retried(() -> database.jdbi().inTransaction(handle -> {
            var stands = locked(handle);
            if (stands != null && !stands.equals(known)) {
                // Another relay has begun, or gone on, meanwhile.
                return stands;
            }
            var first = tables.begin(handle, head);
            // A row that is deleted and made anew is not seen by who waits for it on PostgreSQL.
            if (stands == null) {
                store(handle, first, "insert into follower (name, epoch, sequence) values (:name, :epoch, :sequence)");
            } else {
                store(handle, first, "update follower set epoch = :epoch, sequence = :sequence where name = :name");
            }
            return first;
        }));
        known = from;
        return from;
    }

    private void store(Handle handle, Position at, String sql) {
        handle.createUpdate(sql)
                .bind("name", name)
                .bind("epoch", at.epoch())
                .bind("sequence", at.sequence())
                .execute();
    }

    @Override
    public Position take(List<Entry> entries, Position upTo) {
        var from = Objects.requireNonNull(known, "The position is asked for first.");
        var now = database.jdbi().inTransaction(handle -> {
            if (move(handle, from, upTo)) {
                tables.take(handle, entries);
                return upTo;
            }
            // Another relay has taken them.
            return stored(handle);
        });
        known = now;
        return Objects.requireNonNullElse(now, from);
    }

    private boolean move(Handle handle, Position from, Position upTo) {
        return handle.createUpdate("""
                update follower set sequence = :upTo
                where name = :name and epoch = :epoch and sequence = :sequence""")
                        .bind("upTo", upTo.sequence())
                        .bind("name", name)
                        .bind("epoch", from.epoch())
                        .bind("sequence", from.sequence())
                        .execute()
                == 1;
    }

    private @Nullable Position stored(Handle handle) {
        return position(handle, "select epoch, sequence from follower where name = :name");
    }

    private @Nullable Position locked(Handle handle) {
        return position(handle, "select epoch, sequence from follower where name = :name for update");
    }

    private @Nullable Position position(Handle handle, String query) {
        return handle.createQuery(query)
                .bind("name", name)
                .map((row, _) -> new Position(row.getObject("epoch", UUID.class), row.getLong("sequence")))
                .findOne()
                .orElse(null);
    }
}
