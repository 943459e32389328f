package dev.sportello.relay.journal;

import dev.sportello.relay.storage.Database;
import dev.sportello.wire.Codec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.function.Consumer;

/// Reads the whole log: whether each row is what was written, follows the one before it without a gap, and can be
/// read. For one thread.
public final class LogCheck {
    private static final int ROWS_AT_ONCE = 100;

    /// An id and a row's number.
    private static final int BYTES_OF_AN_ANSWER = 24;

    /// More of the same tell nothing new.
    private static final int MOST_PROBLEMS = 100;

    private final Database database;
    private final LogReader reader;
    private final List<String> problems = new ArrayList<>();
    private final List<Long> damaged = new ArrayList<>();
    private JournalTables.End end = JournalTables.End.OF_AN_EMPTY_LOG;

    public LogCheck(Database database, Codec codec) {
        this.database = database;
        reader = new LogReader(codec);
    }

    /// @param each gets every row that can be read, in order, and may say how far the reading is
    public void run(Consumer<CommittedRow> each) {
        var known = database.jdbi().withHandle(JournalTables::end);
        for (var rows = rows(); !rows.isEmpty(); rows = rows()) {
            for (var stored : rows) {
                check(stored, each);
                // A damaged number must not make the reading turn back, or pass over all others.
                end = new JournalTables.End(
                        stored.row().number(), stored.whole() ? stored.row().last() : -1);
            }
        }
        if (end.row() < known.row()) {
            problem("The log ends with row " + end.row() + ", not with row " + known.row() + ".");
        }
        checkHead();
    }

    /// Up to which row of the log the projections are written; empty where the next start makes them anew, so that
    /// there is nothing to compare.
    ///
    /// @param tickets the version of the projection beside the journal's own
    public OptionalLong projectedUpTo(int tickets) {
        return database.jdbi().inTransaction(handle -> {
            var stands = ProjectionTable.lock(handle);
            var epoch = JournalTables.head(handle).epoch();
            var version = Projections.version(IntStream.of(AnsweredCommands.VERSION, tickets));
            return stands == null || !stands.isOf(version, epoch)
                    ? OptionalLong.empty()
                    : OptionalLong.of(stands.row());
        });
    }

    /// Compares the answers of some rows with their table.
    ///
    /// @param answers of all rows up to where the projections are written
    public void compareAnswers(long answers) {
        var bytes = database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select coalesce(sum(octet_length(entries)), 0) from answered_page")
                        .mapTo(Long.class)
                        .one());
        var kept = bytes / BYTES_OF_AN_ANSWER;
        if (kept != answers) {
            problem("The table of answered commands has " + kept + " answers, and the log " + answers + ".");
        }
    }

    private List<StoredRow> rows() {
        return database.jdbi().withHandle(handle -> JournalTables.rowsAfter(handle, end.row(), ROWS_AT_ONCE));
    }

    private void check(StoredRow stored, Consumer<CommittedRow> each) {
        var row = stored.row();
        if (!stored.whole()) {
            damaged.add(row.number());
            problem("Row " + row.number() + " of the log is damaged: the entries " + row.first() + " to " + row.last()
                    + " are lost.");
            return;
        }
        if (row.number() != end.row() + 1) {
            problem("The log has no rows from " + (end.row() + 1) + " to " + (row.number() - 1) + ".");
        }
        if (end.sequence() >= 0 && row.number() == end.row() + 1 && row.first() != end.sequence() + 1) {
            problem("Row " + row.number() + " of the log begins with entry " + row.first() + ", not with "
                    + (end.sequence() + 1) + ".");
        }
        read(row, each);
    }

    private void read(JournalRow row, Consumer<CommittedRow> each) {
        CommittedRow read;
        try {
            read = reader.read(row);
            read.entries().forEach(entry -> {
                if (entry.entry().sequence() != entry.sequence()) {
                    throw new DamagedRow(row.number());
                }
            });
        } catch (RuntimeException e) {
            damaged.add(row.number());
            problem("Row " + row.number() + " of the log cannot be read: " + e.getMessage());
            return;
        }
        each.accept(read);
    }

    private void checkHead() {
        var head = database.jdbi().withHandle(JournalTables::head);
        if (head.rewrittenUpTo() > end.row()
                || head.droppedUpTo() > Math.max(0, end.sequence()) && end.sequence() >= 0) {
            problem("The head of the log names a row that the log does not have.");
        }
    }

    private void problem(String sentence) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(sentence);
        }
    }

    /// What is wrong, each as a sentence.
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /// The numbers of the rows that cannot be read.
    public List<Long> damaged() {
        return List.copyOf(damaged);
    }
}
