package dev.sportello.relay.journal;

import dev.sportello.wire.Codec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/// Reads entries from the rows of the log. What retention or erasure has taken out is not found. Thread-safe.
public final class LogReader {
    /// Rows hold up to 256 KiB: reading many at once would take the memory of all.
    private static final int ROWS_AT_ONCE = 32;

    private static final int A_FEW_ROWS = 2;

    private final Codec codec;
    private final DamagedRows damaged = new DamagedRows();

    public LogReader(Codec codec) {
        this.codec = codec;
    }

    /// The entries that stand at some places, in the order of the log; without those of damaged rows.
    public List<JournalEntry> entries(Handle handle, Collection<EntryRef> refs) {
        var wanted = new TreeMap<Long, List<EntryRef>>();
        refs.forEach(
                ref -> wanted.computeIfAbsent(ref.row(), _ -> new ArrayList<>()).add(ref));
        var numbers = List.copyOf(wanted.keySet());
        var entries = new ArrayList<JournalEntry>(refs.size());
        for (var from = 0; from < numbers.size(); from += ROWS_AT_ONCE) {
            var some = numbers.subList(from, Math.min(from + ROWS_AT_ONCE, numbers.size()));
            for (var stored : JournalTables.rows(handle, some)) {
                if (!damaged.passes(stored)) {
                    continue;
                }
                var row = stored.row();
                var sequences = wanted.getOrDefault(row.number(), List.of()).stream()
                        .map(EntryRef::sequence)
                        .filter(sequence -> sequence >= row.first() && sequence <= row.last())
                        .sorted()
                        .toList();
                entries.addAll(entries(row, sequences, RowLines.entries(row, sequences)));
            }
        }
        return entries;
    }

    /// @param whole whether no damaged row was passed over
    record Read(List<JournalEntry> entries, boolean whole) {}

    /// Entries after a sequence number, in order; without those of damaged rows.
    Read after(Handle handle, long sequence, long upTo, int limit) {
        var entries = new ArrayList<JournalEntry>();
        var whole = true;
        var after = sequence;
        var some = A_FEW_ROWS;
        while (entries.size() < limit && after < upTo) {
            var rows = JournalTables.rowsWithEntriesAfter(handle, after, some);
            if (rows.isEmpty()) {
                break;
            }
            for (var stored : rows) {
                if (damaged.passes(stored)) {
                    entries(stored.row(), stored.row().lines()).stream()
                            .filter(entry -> entry.sequence() > sequence && entry.sequence() <= upTo)
                            .limit(Math.max(0, limit - entries.size()))
                            .forEach(entries::add);
                } else {
                    whole = false;
                }
            }
            some = enough(rows, after, limit - entries.size());
            after = rows.getLast().row().last();
        }
        return new Read(entries, whole);
    }

    /// How many rows to read next: no more than so many entries are in, as the last ones were.
    private static int enough(List<StoredRow> rows, long after, int entries) {
        var each = (rows.getLast().row().last() - after) / rows.size();
        return Math.clamp(entries / Math.max(1, each) + 1, 1, ROWS_AT_ONCE);
    }

    CommittedRow read(JournalRow row) {
        var lines = row.lines();
        return new CommittedRow(row.number(), row.last(), entries(row, lines), answers(lines));
    }

    /// The answers that stand in some rows.
    ///
    /// @throws DamagedRow if a row is not what was written
    List<Answer> answers(Handle handle, Collection<Long> rows) {
        var numbers = rows.stream().distinct().sorted().toList();
        var answers = new ArrayList<Answer>();
        for (var from = 0; from < numbers.size(); from += ROWS_AT_ONCE) {
            var some = numbers.subList(from, Math.min(from + ROWS_AT_ONCE, numbers.size()));
            JournalTables.rows(handle, some)
                    .forEach(stored -> answers.addAll(answers(stored.required().lines())));
        }
        return answers;
    }

    private List<Answer> answers(RowLines lines) {
        return lines.answers().stream()
                .map(line -> codec.stored(line, Answer.class))
                .toList();
    }

    private List<JournalEntry> entries(JournalRow row, RowLines lines) {
        var sequences = LongStream.rangeClosed(row.first(), row.last()).boxed().toList();
        return entries(row, sequences, lines.entries());
    }

    private List<JournalEntry> entries(JournalRow row, List<Long> sequences, List<String> texts) {
        var entries = new ArrayList<JournalEntry>(texts.size());
        for (var i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            if (!text.isEmpty()) {
                var ref = new EntryRef(sequences.get(i), row.number());
                entries.add(new JournalEntry(codec, ref, text, JournalEntry.bytesOf(text), null));
            }
        }
        return entries;
    }
}
