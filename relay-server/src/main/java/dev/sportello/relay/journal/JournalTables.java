package dev.sportello.relay.journal;

import dev.sportello.model.Entry;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Codec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// The SQL of the journal's entries and of its head.
final class JournalTables {

    /// @param droppedUpTo the last entry that is kept no longer; 0 when all are
    record Head(UUID epoch, long sequence, long droppedUpTo) {}

    /// An entry about to be written.
    ///
    /// @param change as JSON
    record Row(Entry entry, @Nullable ProfileId shopper, String change) {}

    /// @param upTo the last entry that is hidden
    record Withdrawal(TicketId ticket, ProfileId shopper, long upTo) {}

    /// Begins the journal when there is none. Two relays that do so at once end with one.
    static void begin(Handle handle) {
        handle.createUpdate("""
                insert into journal_head (one, epoch, sequence, dropped_up_to)
                select 1, cast(:epoch as uuid), 0, 0
                where not exists (select 1 from journal_head)""").bind("epoch", UUID.randomUUID()).execute();
    }

    static Head head(Handle handle) {
        return head(handle.createQuery("select epoch, sequence, dropped_up_to from journal_head"));
    }

    /// Whoever writes locks the head first, so that the order of sequence numbers is the order of commits,
    /// also with several relays.
    static Head lockHead(Handle handle) {
        return head(handle.createQuery("select epoch, sequence, dropped_up_to from journal_head for update"));
    }

    private static Head head(Query query) {
        return query.map((row, _) -> new Head(
                        row.getObject("epoch", UUID.class), row.getLong("sequence"), row.getLong("dropped_up_to")))
                .one();
    }

    static void moveHead(Handle handle, long sequence) {
        handle.createUpdate("update journal_head set sequence = :sequence")
                .bind("sequence", sequence)
                .execute();
    }

    static void insert(Handle handle, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (var batch = handle.prepareBatch("""
                insert into journal_entry (sequence, at, ticket, shopper, change)
                values (:sequence, :at, :ticket, :shopper, :change)""")) {
            for (var row : rows) {
                batch.bind("sequence", row.entry().sequence())
                        .bind("at", row.entry().at())
                        .bindByType("ticket", row.entry().ticket(), TicketId.class)
                        .bindByType("shopper", row.shopper(), ProfileId.class)
                        .bind("change", row.change())
                        .add();
            }
            var _ = batch.execute();
        }
    }

    static void withdraw(Handle handle, List<Withdrawal> withdrawals) {
        for (var withdrawal : withdrawals) {
            handle.createUpdate("""
                    update journal_entry set shopper = null
                    where shopper = :shopper and ticket = :ticket and sequence <= :upTo""")
                    .bind("shopper", withdrawal.shopper())
                    .bind("ticket", withdrawal.ticket())
                    .bind("upTo", withdrawal.upTo())
                    .execute();
        }
    }

    static List<JournalEntry> entries(Handle handle, Codec codec, long after, long upTo, int limit) {
        return handle.createQuery("""
                select sequence, at, ticket, shopper, change from journal_entry
                where sequence > :after and sequence <= :upTo order by sequence limit :limit""")
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("limit", limit)
                .map((row, _) -> entry(row, codec))
                .list();
    }

    static List<Entry> read(Handle handle, Codec codec, long after, long upTo, int limit) {
        return handle.createQuery("""
                select sequence, at, ticket, change from journal_entry
                where sequence > :after and sequence <= :upTo order by sequence limit :limit""")
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("limit", limit)
                .map((row, _) -> new Entry(
                        row.getLong("sequence"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        ticket(row),
                        codec.change(row.getString("change"))))
                .list();
    }

    static List<JournalEntry> entriesOf(
            Handle handle, Codec codec, ProfileId shopper, long after, long upTo, int limit) {
        return handle.createQuery("""
                select sequence, at, ticket, shopper, change from journal_entry
                where shopper = :shopper and sequence > :after and sequence <= :upTo
                order by sequence limit :limit""")
                .bind("shopper", shopper)
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("limit", limit)
                .map((row, _) -> entry(row, codec))
                .list();
    }

    private static JournalEntry entry(ResultSet row, Codec codec) throws SQLException {
        var shopper = row.getObject("shopper", UUID.class);
        return JournalEntry.of(
                codec,
                row.getLong("sequence"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                ticket(row),
                shopper == null ? null : new ProfileId(shopper),
                row.getString("change"));
    }

    private static @Nullable TicketId ticket(ResultSet row) throws SQLException {
        var ticket = row.getObject("ticket", Long.class);
        return ticket == null ? null : new TicketId(ticket);
    }

    /// Drops entries before an instant, at most `most` of them, and says so in the head in the same
    /// transaction.
    ///
    /// @return whether there may be more of them
    static boolean drop(Handle handle, Instant before, long most) {
        var head = lockHead(handle);
        // The order of times is almost that of the journal; an import's old times must not drop what came
        // after it.
        var firstKept = handle.createQuery("""
                select coalesce(min(sequence), :end) from journal_entry
                where at >= :before and sequence > :dropped""")
                .bind("end", head.sequence() + 1)
                .bind("before", before)
                .bind("dropped", head.droppedUpTo())
                .mapTo(Long.class)
                .one();
        var upTo = Math.min(firstKept - 1, head.droppedUpTo() + most);
        handle.createUpdate("update journal_head set dropped_up_to = :upTo")
                .bind("upTo", upTo)
                .execute();
        handle.createUpdate("delete from journal_entry where sequence <= :upTo")
                .bind("upTo", upTo)
                .execute();
        return upTo < firstKept - 1;
    }

    private JournalTables() {}
}
