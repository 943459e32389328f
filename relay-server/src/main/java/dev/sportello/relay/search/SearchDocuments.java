package dev.sportello.relay.search;

import dev.sportello.model.Entry;
import dev.sportello.model.Party;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Codec;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.jspecify.annotations.Nullable;

/// What the index keeps of an entry. Immutable and thread-safe.
record SearchDocuments(Codec codec) {
    static final String TEXT = "text";
    private static final String SEQUENCE = "sequence";
    private static final String TICKET = "ticket";
    private static final String AT = "at";
    private static final String AUTHOR = "author";

    /// The order in which documents lie on the disk, and in which they are answered: a search ends as soon as a
    /// page is full.
    static final SortField NEWEST_FIRST = new SortedNumericSortField(SEQUENCE, SortField.Type.LONG, true);

    /// @param author null for a shopper's name
    Document of(Entry entry, @Nullable Party author, String text) {
        var document = new Document();
        document.add(new LongField(SEQUENCE, entry.sequence(), Field.Store.YES));
        document.add(
                new LongField(TICKET, Objects.requireNonNull(entry.ticket()).number(), Field.Store.YES));
        document.add(new StoredField(AT, entry.at().toEpochMilli()));
        document.add(new TextField(TEXT, text, Field.Store.YES));
        if (author != null) {
            document.add(new StoredField(AUTHOR, codec.encode(author)));
        }
        return document;
    }

    /// What was written before a sequence number.
    static Query before(long sequence) {
        return LongField.newRangeQuery(SEQUENCE, 0, sequence - 1);
    }

    /// All that was written in some tickets.
    static Query ofTickets(List<TicketId> tickets) {
        return LongField.newSetQuery(
                TICKET, tickets.stream().mapToLong(TicketId::number).toArray());
    }

    /// What [#of] was given.
    ///
    /// @param author null for a shopper's name
    record Found(
            long sequence,
            TicketId ticket,
            Instant at,
            @Nullable Party author,
            String text) {}

    Found read(Document document) {
        var author = document.get(AUTHOR);
        return new Found(
                number(document, SEQUENCE),
                new TicketId(number(document, TICKET)),
                Instant.ofEpochMilli(number(document, AT)),
                author == null ? null : codec.stored(author, Party.class),
                document.get(TEXT));
    }

    private static long number(Document document, String field) {
        IndexableField stored = Objects.requireNonNull(document.getField(field), field);
        return stored.numericValue().longValue();
    }
}
