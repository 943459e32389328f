package dev.sportello.desktop.replica;

import dev.sportello.desktop.search.FoldedText;
import dev.sportello.model.Change;
import dev.sportello.model.Email;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.TicketId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The table of the entries that threads show. Used by one thread.
record EntryTable(StoredBodies bodies) {
    /// The entries of a thread just before a sequence number.
    ///
    /// @param limit how many at most
    /// @return oldest first
    List<Entry> before(Handle handle, TicketId ticket, long before, int limit) {
        return handle.createQuery("""
                        select * from thread_entry where ticket = :ticket and sequence < :before
                        order by ticket desc, sequence desc limit :limit""")
                .bind("ticket", ticket.number())
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> entry(row, ticket))
                .list()
                .reversed();
    }

    private Entry entry(ResultSet row, TicketId ticket) throws SQLException {
        // An index that is damaged leads to another's rows.
        RowCheck.demand(row.getLong("ticket") == ticket.number());
        return bodies.read(StoredBodies.checked(row, ticket.number(), row.getLong("sequence")), Entry.class);
    }

    /// Which tickets have a message that holds all words.
    ///
    /// @param words folded, at least one
    static Set<TicketId> find(Handle handle, List<String> words) {
        var each = String.join(" and ", Collections.nCopies(words.size(), "locate(?, folded) > 0"));
        var query = handle.createQuery("select distinct ticket from thread_entry where " + each);
        for (var index = 0; index < words.size(); index++) {
            query.bind(index, words.get(index));
        }
        return query.mapTo(Long.class).stream().map(TicketId::new).collect(Collectors.toSet());
    }

    void put(Handle handle, Collection<Entry> entries) {
        var batch = handle.prepareBatch(
                "merge into thread_entry (ticket, sequence, body, folded, row_check) values (?, ?, ?, ?, ?)");
        for (var entry : entries) {
            var ticket = ticketOf(entry).number();
            var body = bodies.encode(entry);
            LocalDatabase.add(
                    batch, ticket, entry.sequence(), body, folded(entry), RowCheck.of(ticket, entry.sequence(), body));
        }
        var _ = batch.execute();
    }

    /// What words are looked for in; null where there are none.
    private static @Nullable String folded(Entry entry) {
        return switch (entry.change()) {
            case Change.EmailAdded(Message message, Email email) ->
                FoldedText.of(email.subject() + "\n" + message.text());
            case Change.HasText said -> FoldedText.of(said.message().text());
            case Change _ -> null;
        };
    }

    /// Only what is about a ticket stays in a thread.
    static TicketId ticketOf(Entry entry) {
        return Objects.requireNonNull(entry.ticket());
    }
}
