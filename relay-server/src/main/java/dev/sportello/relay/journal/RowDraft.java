package dev.sportello.relay.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.model.Entry;
import dev.sportello.wire.Codec;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A row of the log that is being written. Not thread-safe; for one transaction.
final class RowDraft {
    /// Rows are read whole, so that none grows without bounds; one entry may still be larger.
    private static final int FULL = 256 * 1024;

    private final Codec codec;
    private final long number;
    private final long first;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(4_096);
    private final List<JournalEntry> entries = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    /// @param after the row before it
    RowDraft(Codec codec, JournalTables.End after) {
        this.codec = codec;
        number = after.row() + 1;
        first = after.sequence() + 1;
    }

    void add(Entry entry) {
        var text = codec.entry(entry.sequence(), entry.at(), entry.ticket(), codec.encode(entry.change()));
        var bytes = text.getBytes(UTF_8);
        lines.writeBytes(bytes);
        lines.write('\n');
        entries.add(new JournalEntry(codec, new EntryRef(entry.sequence(), number), text, bytes.length, entry));
    }

    void add(Answer answer) {
        answers.add(answer);
    }

    boolean isFull() {
        return lines.size() >= FULL;
    }

    boolean isEmpty() {
        return entries.isEmpty() && answers.isEmpty();
    }

    JournalTables.End end() {
        return new JournalTables.End(number, first - 1 + entries.size());
    }

    JournalRow row(Instant at) {
        answers.forEach(answer -> {
            lines.writeBytes(codec.encode(answer).getBytes(UTF_8));
            lines.write('\n');
        });
        return new JournalRow(number, first, end().sequence(), at, lines.toByteArray());
    }

    CommittedRow committed() {
        return new CommittedRow(number, end().sequence(), entries, answers);
    }
}
