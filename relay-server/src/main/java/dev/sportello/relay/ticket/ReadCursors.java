package dev.sportello.relay.ticket;

import dev.sportello.model.AgentId;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.ReadCursor;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The SQL of `read_cursor`: up to where each agent has read each ticket.
final class ReadCursors {

    record Key(AgentId agent, TicketId ticket) {}

    static long find(Handle handle, Key key) {
        return handle.createQuery("select up_to from read_cursor where agent = :agent and ticket = :ticket")
                .bind("agent", key.agent())
                .bind("ticket", key.ticket())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /// The agent's cursors in the live tickets of a range of numbers.
    static List<ReadCursor> ofLive(Handle handle, AgentId agent, TicketId lowest, TicketId highest) {
        return handle.createQuery("""
                select c.ticket, c.up_to from read_cursor c join ticket t on t.number = c.ticket
                where c.agent = :agent and c.ticket between :lowest and :highest and t.live_profile is not null
                order by c.ticket""")
                .bind("agent", agent)
                .bind("lowest", lowest)
                .bind("highest", highest)
                .map((row, _) -> new ReadCursor(new TicketId(row.getLong("ticket")), row.getLong("up_to")))
                .list();
    }

    static void write(Handle handle, Map<Key, Long> moved) {
        if (moved.isEmpty()) {
            return;
        }
        // An update first would have to ask which rows it met; neither database understands the other's upsert.
        try (var old = handle.prepareBatch("delete from read_cursor where agent = :agent and ticket = :ticket");
                var moves = handle.prepareBatch(
                        "insert into read_cursor (agent, ticket, up_to) values (:agent, :ticket, :upTo)")) {
            moved.forEach((key, upTo) -> {
                old.bind("agent", key.agent()).bind("ticket", key.ticket()).add();
                moves.bind("agent", key.agent())
                        .bind("ticket", key.ticket())
                        .bind("upTo", upTo)
                        .add();
            });
            var _ = old.execute();
            var _ = moves.execute();
        }
    }

    private ReadCursors() {}
}
