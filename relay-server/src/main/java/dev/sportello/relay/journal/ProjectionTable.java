package dev.sportello.relay.journal;

import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// The SQL of `projection`: up to where the projections are written.
final class ProjectionTable {

    /// @param version of the projections that were written
    record Position(int version, UUID epoch, long row, long sequence) {

        /// Whether projections of this version of a journal can go on from here.
        boolean isOf(int wanted, UUID log) {
            return version == wanted && epoch.equals(log);
        }

        /// Whether the log, which ends there, has all that the tables hold.
        boolean isWithin(JournalTables.End end) {
            return row <= end.row() && sequence <= end.sequence();
        }

        JournalTables.End end() {
            return new JournalTables.End(row, sequence);
        }
    }

    /// Reads the position, and keeps others from writing until the transaction ends.
    ///
    /// @return null before the first time
    static @Nullable Position lock(Handle handle) {
        return position(handle.createQuery("select version, epoch, row_number, sequence from projection for update"));
    }

    /// Reads the position, which others may move on at any time.
    ///
    /// @return null before the first time
    static @Nullable Position find(Handle handle) {
        return position(handle.createQuery("select version, epoch, row_number, sequence from projection"));
    }

    private static @Nullable Position position(Query query) {
        return query.map((row, _) -> new Position(
                        row.getInt("version"),
                        row.getObject("epoch", UUID.class),
                        row.getLong("row_number"),
                        row.getLong("sequence")))
                .findOne()
                .orElse(null);
    }

    static long sequence(Handle handle) {
        return handle.createQuery("select sequence from projection")
                .mapTo(Long.class)
                .one();
    }

    static void put(Handle handle, Position position) {
        // Not deleted first: another relay that waits for the row would find none.
        if (write(handle, position, """
                update projection set version = :version, epoch = :epoch, row_number = :row, sequence = :sequence""") == 0) {
            var _ = write(handle, position, """
                    insert into projection (one, version, epoch, row_number, sequence)
                    values (1, :version, :epoch, :row, :sequence)""");
        }
    }

    private static int write(Handle handle, Position position, String statement) {
        return handle.createUpdate(statement)
                .bind("version", position.version())
                .bind("epoch", position.epoch())
                .bind("row", position.row())
                .bind("sequence", position.sequence())
                .execute();
    }

    static void move(Handle handle, JournalTables.End to) {
        handle.createUpdate("update projection set row_number = :row, sequence = :sequence")
                .bind("row", to.row())
                .bind("sequence", to.sequence())
                .execute();
    }

    private ProjectionTable() {}
}
