package dev.sportello.desktop.replica;

import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The table of the tickets, each with how many entries its thread has. Used by one thread.
record TicketTable(StoredBodies bodies) {

    /// Reading JSON costs more than fetching it; the processors share the work.
    List<Ticket> all(Handle handle) {
        var stored = handle.createQuery("select * from ticket")
                .map((row, _) -> body(row))
                .list();
        return stored.parallelStream()
                .map(body -> bodies.read(body, Ticket.class))
                .toList();
    }

    static Map<TicketId, Integer> entriesOf(Handle handle, Collection<Ticket> tickets) {
        return tickets.stream().map(Ticket::id).collect(Collectors.toMap(id -> id, id -> entriesOf(handle, id)));
    }

    /// How many entries the ticket's thread has.
    static int entriesOf(Handle handle, TicketId ticket) {
        return handle.createQuery("select * from ticket where id = :id")
                .bind("id", ticket.number())
                .map((row, _) -> entries(row, ticket))
                .findOne()
                .orElse(0);
    }

    /// The closed tickets in which nothing has happened since.
    List<TicketId> closedBefore(Handle handle, OffsetDateTime limit) {
        return handle.createQuery("select * from ticket where closed_at < :limit")
                .bind("limit", limit)
                .map((row, _) -> closed(row).id())
                .list();
    }

    /// @param before how many entries each ticket's thread had before; none where it is new
    void put(Handle handle, ReplicaBatch batch, Map<TicketId, Integer> before) {
        var added = batch.kept().stream().collect(Collectors.groupingBy(EntryTable::ticketOf, Collectors.counting()));
        var rows = handle.prepareBatch(
                "merge into ticket (id, closed_at, entries, body, row_check) key (id) values (?, ?, ?, ?, ?)");
        for (var ticket : batch.tickets()) {
            var id = ticket.id();
            var closedAt = ticket.live() ? null : ticket.lastActivityAt().atOffset(ZoneOffset.UTC);
            var many = Math.toIntExact(before.getOrDefault(id, 0) + added.getOrDefault(id, 0L));
            var body = bodies.encode(ticket);
            LocalDatabase.add(rows, id.number(), closedAt, many, body, RowCheck.of(id.number(), many, body));
        }
        var _ = rows.execute();
    }

    private static int entries(ResultSet row, TicketId ticket) throws SQLException {
        var _ = body(row);
        RowCheck.demand(row.getLong("id") == ticket.number());
        return row.getInt("entries");
    }

    private static String body(ResultSet row) throws SQLException {
        return StoredBodies.checked(row, row.getLong("id"), row.getInt("entries"));
    }

    private Ticket closed(ResultSet row) throws SQLException {
        var ticket = bodies.read(body(row), Ticket.class);
        RowCheck.demand(!ticket.live());
        return ticket;
    }
}
