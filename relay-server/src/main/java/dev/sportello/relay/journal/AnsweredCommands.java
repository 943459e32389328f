package dev.sportello.relay.journal;

import dev.sportello.wire.CommandId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The commands that were ever answered. Thread-safe.
///
/// Nearly every command is new, and new ids are larger than old ones (UUIDv7, RFC 9562: they begin with the time). So
/// the largest answered ids are kept in memory, all of those above [#floor]: whether a larger one was answered
/// needs no look into the table. An id that lies lower, from a clock that is behind, is looked up.
final class AnsweredCommands implements Projection {
    static final int VERSION = 1;

    private static final int KEPT = 50_000;

    private record Kept(Answer answer, long row) {}

    private final LogReader log;
    private final TreeMap<UUID, Kept> known = new TreeMap<>(AnsweredPages.BY_BYTES);
    private List<Kept> applied = new ArrayList<>();
    private final List<Kept> taken = new ArrayList<>();
    private long writtenRow;

    /// Every answered id that is larger is in [#known]; null: every one is.
    private @Nullable UUID floor;

    AnsweredCommands(LogReader log) {
        this.log = log;
    }

    /// Which of some commands were answered.
    synchronized Map<CommandId, Answer> among(Handle handle, Collection<CommandId> ids) {
        var answers = new HashMap<CommandId, Answer>();
        var unsure = new ArrayList<UUID>();
        for (var id : ids) {
            var kept = known.get(id.value());
            if (kept != null) {
                answers.put(id, kept.answer());
            } else if (floor != null && AnsweredPages.BY_BYTES.compare(id.value(), floor) <= 0) {
                unsure.add(id.value());
            }
        }
        if (!unsure.isEmpty()) {
            read(handle, unsure).forEach(answer -> answers.put(answer.command(), answer));
        }
        return answers;
    }

    private List<Answer> read(Handle handle, List<UUID> ids) {
        var rows = AnsweredPages.find(handle, ids);
        return rows.isEmpty()
                ? List.of()
                : log.answers(handle, rows.values()).stream()
                        .filter(answer -> rows.containsKey(answer.command().value()))
                        .toList();
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public synchronized void clear(Handle handle) {
        AnsweredPages.clear(handle);
        known.clear();
        applied.clear();
        taken.clear();
        floor = null;
    }

    @Override
    public synchronized void open(Handle handle) {
        floor = AnsweredPages.ceiling(handle);
    }

    @Override
    public void prepare(CommittedRow row) {}

    @Override
    public synchronized void apply(CommittedRow row) {
        for (var answer : row.answers()) {
            var kept = new Kept(answer, row.number());
            known.put(answer.command().value(), kept);
            applied.add(kept);
        }
    }

    @Override
    public synchronized void take() {
        taken.addAll(applied);
        applied = new ArrayList<>();
    }

    @Override
    public void write(Handle handle, long writtenRow) {
        AnsweredPages.write(handle, rowsAfter(writtenRow));
    }

    private synchronized Map<UUID, Long> rowsAfter(long row) {
        return taken.stream()
                .filter(kept -> kept.row() > row)
                .collect(Collectors.toMap(kept -> kept.answer().command().value(), Kept::row));
    }

    @Override
    public synchronized void written() {
        taken.forEach(kept -> writtenRow = Math.max(writtenRow, kept.row()));
        taken.clear();
        // What is not in the table yet stays, whatever its size.
        while (known.size() > KEPT && known.firstEntry().getValue().row() <= writtenRow) {
            floor = max(floor, known.pollFirstEntry().getKey());
        }
    }

    private static UUID max(@Nullable UUID one, UUID other) {
        return one != null && AnsweredPages.BY_BYTES.compare(one, other) > 0 ? one : other;
    }

    /// Answers are lines of their own, which stay.
    @Override
    public boolean needs(Handle handle, JournalEntry entry) {
        return false;
    }
}
