package dev.sportello.relay.journal;

import dev.sportello.wire.CommandId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The commands that were ever answered. Thread-safe.
///
/// Nearly every command is new, and new ids are larger than old ones (UUIDv7, RFC 9562: they begin with the time). So
/// the largest answered ids are kept in memory, all of those above [#floor]: whether a larger one was answered
/// needs no look into the table. An id that lies lower, from a clock that is behind, is looked up.
final class AnsweredCommands implements Projection {
    private static final int KEPT = 50_000;

    /// As both databases order `uuid`: by its bytes, unsigned.
    private static final Comparator<UUID> BY_BYTES = (one, other) -> {
        var most = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return most != 0 ? most : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private record Kept(Answer answer, long row) {}

    private final TreeMap<UUID, Kept> known = new TreeMap<>(BY_BYTES);
    private List<Kept> applied = new ArrayList<>();
    private final List<Kept> taken = new ArrayList<>();
    private long writtenRow;

    /// Every answered id that is larger is in [#known]; null: every one is.
    private @Nullable UUID floor;

    /// Which of some commands were answered.
    synchronized Map<CommandId, Answer> among(Handle handle, Collection<CommandId> ids) {
        var answers = new HashMap<CommandId, Answer>();
        var unsure = new ArrayList<UUID>();
        for (var id : ids) {
            var kept = known.get(id.value());
            if (kept != null) {
                answers.put(id, kept.answer());
            } else if (floor != null && BY_BYTES.compare(id.value(), floor) <= 0) {
                unsure.add(id.value());
            }
        }
        if (!unsure.isEmpty()) {
            read(handle, unsure).forEach(answer -> answers.put(answer.command(), answer));
        }
        return answers;
    }

    private static List<Answer> read(Handle handle, List<UUID> ids) {
        return handle.createQuery("select id, sender, sequence from answered_command where id = any(:ids)")
                .bindArray("ids", UUID.class, ids)
                .map((row, _) -> new Answer(
                        new CommandId(row.getObject("id", UUID.class)),
                        row.getString("sender"),
                        row.getLong("sequence")))
                .list();
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public synchronized void clear(Handle handle) {
        handle.execute("delete from answered_command");
        known.clear();
        applied.clear();
        taken.clear();
        floor = null;
    }

    @Override
    public synchronized void open(Handle handle) {
        floor = handle.createQuery("select id from answered_command order by id desc limit 1")
                .mapTo(UUID.class)
                .findOne()
                .orElse(null);
    }

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
        var rows = rowsAfter(writtenRow);
        if (rows.isEmpty()) {
            return;
        }
        try (var batch = handle.prepareBatch(
                "insert into answered_command (id, sender, sequence) values (:id, :sender, :sequence)")) {
            rows.forEach(answer -> batch.bind("id", answer.command().value())
                    .bind("sender", answer.sender())
                    .bind("sequence", answer.sequence())
                    .add());
            var _ = batch.execute();
        }
    }

    private synchronized List<Answer> rowsAfter(long row) {
        return taken.stream()
                .filter(kept -> kept.row() > row)
                .map(Kept::answer)
                .sorted(Comparator.comparing(answer -> answer.command().value(), BY_BYTES))
                .toList();
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
        return one != null && BY_BYTES.compare(one, other) > 0 ? one : other;
    }

    /// Answers are lines of their own, which stay.
    @Override
    public boolean needs(Handle handle, JournalEntry entry) {
        return false;
    }
}
