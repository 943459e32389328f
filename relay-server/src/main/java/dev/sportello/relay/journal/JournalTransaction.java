package dev.sportello.relay.journal;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Codec;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One transaction of the writer, in which the commands of a batch are executed one after the other.
/// Only for the thread of the writer, and only until [JournalCommand.Decision#decide] returns.
public final class JournalTransaction {
    private final Handle handle;
    private final Codec codec;
    private final Clock clock;
    private final JournalTables.End before;
    private final List<RowDraft> rows = new ArrayList<>();
    private final Map<Class<? extends FeatureTransaction>, FeatureTransaction> gatherings = new LinkedHashMap<>();
    private RowDraft row;

    /// The last entry that takes others out; 0 without one.
    private long erasedBefore;

    /// @param before the end of the log as it was found
    JournalTransaction(Handle handle, Codec codec, Clock clock, JournalTables.End before) {
        this.handle = handle;
        this.codec = codec;
        this.clock = clock;
        this.before = before;
        row = next(before);
    }

    private RowDraft next(JournalTables.End after) {
        var draft = new RowDraft(codec, after);
        rows.add(draft);
        return draft;
    }

    /// The connection of the transaction, for the tables of whoever decides.
    public Handle handle() {
        return handle;
    }

    /// The time of what is appended now, in whole milliseconds.
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// Appends an entry about a ticket at the time of the clock.
    public Entry append(TicketId ticket, Change.OfTicket change) {
        return append(ticket, change, now());
    }

    /// Appends an entry about a ticket with a time of its own, in whole milliseconds: for imports.
    public Entry append(TicketId ticket, Change.OfTicket change, Instant at) {
        return add(ticket, change, at);
    }

    /// Appends an entry about the account, for agents only.
    public Entry append(Change.OfAccount change) {
        return add(null, change, now());
    }

    /// Appends that tickets are taken out of the log. Nobody resumes from before it any more: who was away
    /// starts over. Their entries are still there; [Journal#erase] takes them out.
    public Entry append(Change.Erases change) {
        var entry = add(null, change, now());
        erasedBefore = entry.sequence();
        return entry;
    }

    private Entry add(@Nullable TicketId ticket, Change change, Instant at) {
        if (row.isFull()) {
            row = next(row.end());
        }
        var entry = new Entry(row.end().sequence() + 1, at, ticket, change);
        row.add(entry);
        return entry;
    }

    /// What a feature collects in this transaction; made when it is first asked for.
    public <T extends FeatureTransaction> T gathering(Class<T> type, Supplier<T> make) {
        return type.cast(gatherings.computeIfAbsent(type, _ -> make.get()));
    }

    void answer(Answer answer) {
        row.add(answer);
    }

    long sequence() {
        return row.end().sequence();
    }

    /// The end of the log as this transaction leaves it.
    JournalTables.End end() {
        return changed() ? row.end() : before;
    }

    /// Whether there is anything to keep: entries, or the answers of commands that found everything done already.
    boolean changed() {
        return !rows.getFirst().isEmpty();
    }

    /// Writes the log, and what features have gathered.
    ///
    /// @throws LogMoved if another relay has written since the end was read
    /// @throws StorageFailed if the end of the log is lost
    void write() {
        var at = now();
        rows.forEach(draft -> LogMoved.insert(handle, draft.row(at)));
        if (erasedBefore > 0) {
            JournalTables.dropBefore(handle, erasedBefore);
        }
        gatherings.values().forEach(gathering -> gathering.write(handle));
    }

    List<CommittedRow> committed() {
        return rows.stream().map(RowDraft::committed).toList();
    }
}
