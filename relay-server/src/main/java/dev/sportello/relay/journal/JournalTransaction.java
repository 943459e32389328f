package dev.sportello.relay.journal;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.ProfileId;
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

/// One transaction of the writer, in which the commands of a batch are carried out one after the other.
/// Only for the thread of the writer, and only until [JournalCommand.Decision#decide] returns.
public final class JournalTransaction {
    private final Handle handle;
    private final Codec codec;
    private final Clock clock;
    private final long generation;
    private final List<JournalTables.Row> appended = new ArrayList<>();
    private final List<JournalTables.Withdrawal> withdrawn = new ArrayList<>();
    private final Map<Class<? extends Gathering>, Gathering> gatherings = new LinkedHashMap<>();
    private long sequence;

    JournalTransaction(Handle handle, Codec codec, Clock clock, long generation, long head) {
        this.handle = handle;
        this.codec = codec;
        this.clock = clock;
        this.generation = generation;
        sequence = head;
    }

    /// The connection of the transaction, for the tables of whoever decides.
    public Handle handle() {
        return handle;
    }

    /// A number that stays the same as long as nobody but this writer wrote. When it differs, another relay
    /// wrote meanwhile, or it was not known what a transaction came to: what a feature keeps in memory must
    /// be read again.
    public long generation() {
        return generation;
    }

    /// The time of what is appended now, in whole milliseconds.
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// Appends an entry about a ticket at the time of the clock.
    ///
    /// @param owner whose ticket it is
    public Entry append(TicketId ticket, ProfileId owner, Change.OfTicket change) {
        return append(ticket, owner, change, now());
    }

    /// Appends an entry about a ticket with a time of its own, in whole milliseconds: for imports.
    public Entry append(TicketId ticket, ProfileId owner, Change.OfTicket change, Instant at) {
        return append(new Entry(++sequence, at, ticket, change), change.visibleToShopper() ? owner : null);
    }

    /// Appends an entry about the account, for agents only.
    public Entry append(Change.OfAccount change) {
        return append(new Entry(++sequence, now(), null, change), null);
    }

    private Entry append(Entry entry, @Nullable ProfileId shopper) {
        appended.add(new JournalTables.Row(entry, shopper, codec.encode(entry.change())));
        return entry;
    }

    /// The change of the entry that was appended last, as the journal stores it: encoded already.
    public String lastEncoded() {
        return appended.getLast().change();
    }

    /// Hides what was said in a ticket so far from its shopper: who listens has heard it, who catches up
    /// later does not. For a ticket that is being closed; the entry of the close itself stays visible.
    public void withdraw(TicketId ticket, ProfileId owner) {
        withdrawn.add(new JournalTables.Withdrawal(ticket, owner, sequence));
    }

    /// What a feature collects in this transaction; made when it is first asked for.
    public <T extends Gathering> T gathering(Class<T> type, Supplier<T> make) {
        return type.cast(gatherings.computeIfAbsent(type, _ -> make.get()));
    }

    long sequence() {
        return sequence;
    }

    List<JournalTables.Row> appended() {
        return appended;
    }

    void write() {
        JournalTables.insert(handle, appended);
        JournalTables.withdraw(handle, withdrawn);
        gatherings.values().forEach(gathering -> gathering.write(handle));
    }

    void committed() {
        gatherings.values().forEach(Gathering::committed);
    }
}
