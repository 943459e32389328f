package dev.sportello.relay.ticket;

import dev.sportello.model.Entry;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Codec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The SQL of `thread_entry`. Immutable and thread-safe.
final class ThreadTable {
    private final Codec codec;

    ThreadTable(Codec codec) {
        this.codec = codec;
    }

    /// @param change as JSON
    record Row(Entry entry, String change) {}

    void insert(Handle handle, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (var batch = handle.prepareBatch("""
                insert into thread_entry (ticket, sequence, at, for_shopper, change)
                values (:ticket, :sequence, :at, :forShopper, :change)""")) {
            for (var row : rows) {
                batch.bindByType("ticket", row.entry().ticket(), TicketId.class)
                        .bind("sequence", row.entry().sequence())
                        .bind("at", row.entry().at())
                        .bind("forShopper", row.entry().change().visibleToShopper())
                        .bind("change", row.change())
                        .add();
            }
            var _ = batch.execute();
        }
    }

    /// The entries just before a sequence number, newest first.
    List<Entry> before(Handle handle, TicketId ticket, long before, int limit) {
        return handle.createQuery("""
                select * from thread_entry where ticket = :ticket and sequence < :before
                order by sequence desc limit :limit""")
                .bind("ticket", ticket)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> entry(row))
                .list();
    }

    /// The same, less what concerns agents only.
    List<Entry> beforeForShopper(Handle handle, TicketId ticket, long before, int limit) {
        return handle.createQuery("""
                select * from thread_entry where ticket = :ticket and sequence < :before and for_shopper
                order by sequence desc limit :limit""")
                .bind("ticket", ticket)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> entry(row))
                .list();
    }

    /// The end of the thread of each live ticket in a range of numbers, in the order of the journal.
    List<Entry> recentOfLive(Handle handle, TicketId lowest, TicketId highest, int limit) {
        return handle.createQuery("""
                select ticket, sequence, at, change from (
                    select e.ticket, e.sequence, e.at, e.change,
                        row_number() over (partition by e.ticket order by e.sequence desc) as place
                    from thread_entry e join ticket t on t.number = e.ticket
                    where e.ticket between :lowest and :highest and t.live_profile is not null) placed
                where place <= :limit order by sequence""")
                .bind("lowest", lowest)
                .bind("highest", highest)
                .bind("limit", limit)
                .map((row, _) -> entry(row))
                .list();
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("sequence"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new TicketId(row.getLong("ticket")),
                codec.change(row.getString("change")));
    }
}
