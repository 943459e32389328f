package dev.sportello.desktop.replica;

import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.ReadCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The table of the agent's own read cursors. Stateless.
final class CursorTable {

    /// @return up to where each ticket was read
    static Map<TicketId, Long> all(Handle handle) {
        return handle.createQuery("select * from read_cursor").map((row, _) -> cursor(row)).stream()
                .collect(Collectors.toMap(ReadCursor::ticket, ReadCursor::upTo));
    }

    private static ReadCursor cursor(ResultSet row) throws SQLException {
        var ticket = row.getLong("ticket");
        var upTo = row.getLong("up_to");
        RowCheck.demand(row.getInt("row_check") == RowCheck.of(ticket, upTo));
        return new ReadCursor(new TicketId(ticket), upTo);
    }

    static void put(Handle handle, Map<TicketId, Long> cursors) {
        var batch =
                handle.prepareBatch("merge into read_cursor (ticket, up_to, row_check) key (ticket) values (?, ?, ?)");
        cursors.forEach(
                (ticket, upTo) -> LocalDatabase.add(batch, ticket.number(), upTo, RowCheck.of(ticket.number(), upTo)));
        var _ = batch.execute();
    }

    private CursorTable() {}
}
