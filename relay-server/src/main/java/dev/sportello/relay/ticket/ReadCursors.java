package dev.sportello.relay.ticket;

import dev.sportello.model.AgentId;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.ReadCursor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The SQL of `read_cursor`: up to where each agent has read each ticket.
final class ReadCursors {

    record Key(AgentId agent, TicketId ticket) {}

    /// @param sequence of the entry that moved it last; 0 where there was none
    record Cursor(long upTo, long sequence) {
        static final Cursor NEVER_READ = new Cursor(0, 0);
    }

    static Cursor find(Handle handle, Key key) {
        return handle.createQuery("select up_to, sequence from read_cursor where agent = :agent and ticket = :ticket")
                .bind("agent", key.agent())
                .bind("ticket", key.ticket())
                .map((row, _) -> new Cursor(row.getLong("up_to"), row.getLong("sequence")))
                .findOne()
                .orElse(Cursor.NEVER_READ);
    }

    static List<ReadCursor> of(Handle handle, AgentId agent, Collection<TicketId> tickets) {
        // One agent as a list: given as one, H2 goes through all that the agent has ever read.
        return handle.createQuery("""
                select ticket, up_to from read_cursor where ticket = any(:tickets) and agent = any(:agents)
                order by ticket, agent""")
                .bindArray("agents", UUID.class, agent.value())
                .bindArray(
                        "tickets",
                        Long.class,
                        tickets.stream().map(TicketId::number).toList())
                .map((row, _) -> new ReadCursor(new TicketId(row.getLong("ticket")), row.getLong("up_to")))
                .list();
    }

    static void write(Handle handle, Map<Key, Cursor> moved) {
        if (moved.isEmpty()) {
            return;
        }
        // An update first would have to ask which rows it met; neither database understands the other's upsert.
        try (var old = handle.prepareBatch("delete from read_cursor where agent = :agent and ticket = :ticket");
                var moves = handle.prepareBatch("""
                        insert into read_cursor (agent, ticket, up_to, sequence)
                        values (:agent, :ticket, :upTo, :sequence)""")) {
            moved.forEach((key, cursor) -> {
                old.bind("agent", key.agent()).bind("ticket", key.ticket()).add();
                moves.bind("agent", key.agent())
                        .bind("ticket", key.ticket())
                        .bind("upTo", cursor.upTo())
                        .bind("sequence", cursor.sequence())
                        .add();
            });
            var _ = old.execute();
            var _ = moves.execute();
        }
    }

    static void clear(Handle handle) {
        handle.execute("delete from read_cursor");
    }

    private ReadCursors() {}
}
