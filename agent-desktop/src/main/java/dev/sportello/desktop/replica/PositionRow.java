package dev.sportello.desktop.replica;

import dev.sportello.model.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// How far the journal was followed, as a row of the replica's file.
///
/// @param loadBefore the number below which tickets are still to come; null when all are here
/// @param liveTickets how many there were when loading began
/// @param tickets how many are here
/// @param cursors how many of the agent's own cursors
record PositionRow(UUID epoch, long sequence, @Nullable Long loadBefore, long liveTickets, long tickets, long cursors) {

    static PositionRow read(ResultSet row) throws SQLException {
        return new PositionRow(
                row.getObject("epoch", UUID.class),
                row.getLong("sequence"),
                row.getObject("load_before", Long.class),
                row.getLong("live_tickets"),
                row.getLong("tickets"),
                row.getLong("cursors"));
    }

    /// Counts tickets and cursors, and writes the checksum.
    static void sign(Handle handle) {
        handle.createQuery("""
                        select epoch, sequence, load_before, live_tickets,
                            (select count(*) from ticket) as tickets, (select count(*) from read_cursor) as cursors
                        from journal""")
                .map((row, _) -> read(row))
                .findOne()
                .ifPresent(row -> handle.execute(
                        "update journal set tickets = ?, cursors = ?, row_check = ?",
                        row.tickets,
                        row.cursors,
                        row.check()));
    }

    int check() {
        return RowCheck.of(epoch, sequence, loadBefore, liveTickets, tickets, cursors);
    }

    Position position() {
        return new Position(epoch, sequence);
    }

    @Nullable
    PagedLoad load() {
        return loadBefore == null ? null : new PagedLoad(loadBefore, tickets, liveTickets);
    }
}
