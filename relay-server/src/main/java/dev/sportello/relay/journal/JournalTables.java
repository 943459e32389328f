package dev.sportello.relay.journal;

import dev.sportello.relay.storage.RowTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The SQL of the log's rows and of its head.
final class JournalTables {

    /// @param rewrittenUpTo the last row out of which retention has taken what no thread shows
    /// @param droppedUpTo the last entry of that row; who has seen less can't resume
    record Head(UUID epoch, long rewrittenUpTo, long droppedUpTo) {}

    /// The end of the log.
    ///
    /// @param row the number of the last row; 0 before the first
    /// @param sequence of the last entry; 0 before the first
    record End(long row, long sequence) {
        static final End OF_AN_EMPTY_LOG = new End(0, 0);

        static End of(JournalRow row) {
            return new End(row.number(), row.last());
        }
    }

    /// Begins the journal when there is none. Of two relays that do so at once, one finds the other's when it tries
    /// again.
    static void begin(Handle handle) {
        handle.createUpdate("""
                insert into journal_head (one, epoch, rewritten_up_to, dropped_up_to)
                select 1, cast(:epoch as uuid), 0, 0
                where not exists (select 1 from journal_head)""").bind("epoch", UUID.randomUUID()).execute();
    }

    static Head head(Handle handle) {
        return handle.createQuery("select epoch, rewritten_up_to, dropped_up_to from journal_head")
                .map((row, _) -> new Head(
                        row.getObject("epoch", UUID.class),
                        row.getLong("rewritten_up_to"),
                        row.getLong("dropped_up_to")))
                .one();
    }

    /// Waits until no other relay writes. Only good manners: what keeps two from writing the same row is the row's
    /// number.
    static void takeTurn(Handle handle) {
        handle.createQuery("select one from journal_head for update")
                .mapTo(Integer.class)
                .one();
    }

    /// Writes what stands already: only to find out whether the database takes it.
    static void writeNothingNew(Handle handle) {
        handle.execute("update journal_head set rewritten_up_to = rewritten_up_to");
    }

    static void drop(Handle handle, long rewrittenUpTo, long droppedUpTo) {
        handle.createUpdate("update journal_head set rewritten_up_to = :rewrittenUpTo, dropped_up_to = :droppedUpTo")
                .bind("rewrittenUpTo", rewrittenUpTo)
                .bind("droppedUpTo", droppedUpTo)
                .execute();
    }

    /// Who has not seen the entry before this one can't resume.
    static void dropBefore(Handle handle, long sequence) {
        handle.createUpdate("""
                update journal_head set dropped_up_to = :upTo where dropped_up_to < :upTo""").bind("upTo", sequence - 1).execute();
    }

    /// Gives the journal another name: positions of before are no more known.
    static void rename(Handle handle, UUID epoch) {
        handle.createUpdate("update journal_head set epoch = :epoch")
                .bind("epoch", epoch)
                .execute();
    }

    static End end(Handle handle) {
        return handle.createQuery("select number, last_sequence from journal_row order by number desc limit 1")
                .map((row, _) -> new End(row.getLong("number"), row.getLong("last_sequence")))
                .findOne()
                .orElse(End.OF_AN_EMPTY_LOG);
    }

    /// Writes a row behind the one before it, and fails with a missing number where that is not there.
    static void insert(Handle handle, JournalRow row) {
        handle.createUpdate("""
                insert into journal_row (number, first_sequence, last_sequence, at, checksum, content)
                values (case when :before = 0 then 1 else (
                        select number + 1 from journal_row where number = :before and last_sequence = :lastBefore) end,
                    :first, :last, :at, :checksum, :content)""")
                .bind("before", row.number() - 1)
                .bind("lastBefore", row.first() - 1)
                .bind("first", row.first())
                .bind("last", row.last())
                .bind("at", row.at())
                .bind("checksum", row.checksum())
                .bind("content", row.content())
                .execute();
    }

    static void rewrite(Handle handle, JournalRow row) {
        handle.createUpdate("update journal_row set checksum = :checksum, content = :content where number = :number")
                .bind("number", row.number())
                .bind("checksum", row.checksum())
                .bind("content", row.content())
                .execute();
    }

    /// The rows after one, in order.
    static List<StoredRow> rowsAfter(Handle handle, long number, int limit) {
        return handle.createQuery("""
                select number, first_sequence, last_sequence, at, checksum, content from journal_row
                where number > :number order by number limit :limit""")
                .bind("number", number)
                .bind("limit", limit)
                .map((row, _) -> row(row))
                .list();
    }

    /// The rows that hold entries after one, in order.
    static List<StoredRow> rowsWithEntriesAfter(Handle handle, long sequence, int limit) {
        return handle.createQuery("""
                select number, first_sequence, last_sequence, at, checksum, content from journal_row
                where last_sequence > :sequence order by last_sequence limit :limit""")
                .bind("sequence", sequence)
                .bind("limit", limit)
                .map((row, _) -> row(row))
                .list();
    }

    static List<StoredRow> rows(Handle handle, Collection<Long> numbers) {
        return handle.createQuery("""
                select number, first_sequence, last_sequence, at, checksum, content from journal_row
                where number = any(:numbers) order by number""")
                .bindArray("numbers", Long.class, numbers)
                .map((row, _) -> row(row))
                .list();
    }

    private static StoredRow row(ResultSet row) throws SQLException {
        var read = new JournalRow(
                row.getLong("number"),
                row.getLong("first_sequence"),
                row.getLong("last_sequence"),
                RowTime.of(row, "at"),
                row.getBytes("content"));
        return new StoredRow(read, read.checksum() == row.getLong("checksum"));
    }

    private JournalTables() {}
}
