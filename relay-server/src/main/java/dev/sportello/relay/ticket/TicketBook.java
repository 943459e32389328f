package dev.sportello.relay.ticket;

import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.CommittedRow;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.relay.journal.LogReader;
import dev.sportello.relay.journal.Projection;
import dev.sportello.relay.journal.WriteBehind;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.ticket.ReadCursors.Cursor;
import dev.sportello.wire.Codec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tickets, their threads and the agents' cursors, as of the end of the log: what was touched lately is in
/// memory, the rest in the tables. Whatever was appended, by this relay or another, comes in here, and only here
/// ([#apply]). The writer's thread asks; tables are written behind it.
public final class TicketBook implements Projection {
    static final int VERSION = 2;

    private static final Logger LOG = LoggerFactory.getLogger(TicketBook.class);

    private final Database database;
    private final TicketTable table;
    private final ThreadIndex threads = new ThreadIndex();
    private final WriteBehind<TicketId, KnownTicket> tickets = new WriteBehind<>();

    /// The last ticket of each slot: if that one is closed, there is no live one.
    private final WriteBehind<Slot, TicketId> last = new WriteBehind<>();

    private final WriteBehind<ReadCursors.Key, Cursor> cursors = new WriteBehind<>();
    private final ErasedTickets erased = new ErasedTickets(System::nanoTime);

    /// The tickets that the next row of the log changes, as they were before it.
    private final Map<TicketId, KnownTicket> prepared = new HashMap<>();

    private volatile long lastNumber;

    public TicketBook(Database database, Codec codec) {
        this.database = database;
        table = new TicketTable(codec, new LogReader(codec));
    }

    TicketTable table() {
        return table;
    }

    @Nullable
    Ticket find(Handle handle, TicketId id) {
        var known = known(handle, id);
        return known == null ? null : known.ticket();
    }

    private @Nullable KnownTicket known(Handle handle, TicketId id) {
        if (erased.contains(id)) {
            return null;
        }
        var known = tickets.find(id);
        return known != null ? known : remember(table.find(handle, id));
    }

    private @Nullable KnownTicket remember(@Nullable KnownTicket read) {
        if (read != null) {
            tickets.read(read.ticket().id(), read);
        }
        return read;
    }

    /// The last ticket of a slot, live or closed, as far as it could still be live.
    @Nullable
    Ticket last(Handle handle, Slot slot) {
        var id = last.find(slot);
        if (id != null) {
            return find(handle, id);
        }
        var live = table.live(handle, slot);
        if (live == null || erased.contains(live.ticket().id())) {
            return null;
        }
        last.read(slot, live.ticket().id());
        // The table may be behind: what is in memory is newer.
        return find(handle, live.ticket().id());
    }

    long cursor(Handle handle, AgentId agent, TicketId ticket) {
        var key = new ReadCursors.Key(agent, ticket);
        var known = cursors.find(key);
        if (known == null) {
            known = ReadCursors.find(handle, key);
            cursors.read(key, known);
        }
        return known.upTo();
    }

    /// Live tickets of an agent, and whatever may have become theirs since the table was written.
    List<TicketId> maybeAssigned(Handle handle, AgentId agent) {
        var ids = new LinkedHashSet<>(table.assigned(handle, agent));
        ids.addAll(tickets.unwritten());
        ids.removeIf(erased::contains);
        return List.copyOf(ids);
    }

    /// All tickets of a profile, on every channel, live and closed.
    List<TicketId> of(Handle handle, ProfileId profile) {
        var ids = new LinkedHashSet<>(table.allOfProfile(handle, profile));
        for (var id : tickets.unwritten()) {
            var known = tickets.find(id);
            if (known != null && known.ticket().profile().equals(profile)) {
                ids.add(id);
            }
        }
        ids.removeIf(erased::contains);
        return List.copyOf(ids);
    }

    /// Snoozed tickets whose time has come. It is asked every second: so the table is not written for it, and
    /// what is newer comes from memory.
    List<TicketId> due(Instant now, int limit) {
        // First, or what is written meanwhile would be in neither. The table may still have these as they were before:
        // so many more rows are read.
        var unwritten = List.copyOf(tickets.unwritten());
        var inTable = database.jdbi().withHandle(handle -> table.due(handle, now, limit + unwritten.size()));
        return Stream.concat(unwritten.stream(), inTable.stream())
                .distinct()
                .filter(id -> mayBeDue(id, now))
                .limit(limit)
                .toList();
    }

    private boolean mayBeDue(TicketId id, Instant now) {
        var known = published(id);
        return !erased.contains(id) && (known == null || known.due(now));
    }

    /// The highest number that was given out; 0 before the first.
    long lastNumber() {
        return lastNumber;
    }

    /// A ticket that is in memory: every one of which something was published lately is.
    @Nullable
    Ticket published(TicketId id) {
        var known = tickets.find(id);
        return known == null ? null : known.ticket();
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public void clear(Handle handle) {
        TicketNumbers.passed(handle, table.lastNumber(handle));
        table.clear(handle);
        threads.clear(handle);
        ReadCursors.clear(handle);
        erased.clear(handle);
        tickets.clear();
        last.clear();
        cursors.clear();
    }

    @Override
    public void open(Handle handle) {
        lastNumber = Math.max(table.lastNumber(handle), TicketNumbers.highest(handle));
    }

    @Override
    public void prepare(CommittedRow row) {
        prepared.clear();
        var unknown = new ArrayList<TicketId>();
        for (var id : changedBy(row)) {
            var known = tickets.find(id);
            if (known != null) {
                prepared.put(id, known);
            } else {
                unknown.add(id);
            }
        }
        if (!unknown.isEmpty()) {
            database.jdbi().useHandle(handle -> unknown.forEach(id -> prepare(handle, id)));
        }
    }

    private void prepare(Handle handle, TicketId id) {
        var known = known(handle, id);
        if (known != null) {
            prepared.put(id, known);
        }
    }

    /// The tickets of before that a row changes.
    private Set<TicketId> changedBy(CommittedRow row) {
        var changed = new LinkedHashSet<TicketId>();
        var opened = new HashSet<TicketId>();
        for (var entry : row.entries()) {
            var id = entry.entry().ticket();
            if (id == null) {
                continue;
            }
            if (entry.entry().change() instanceof Change.TicketOpened) {
                opened.add(id);
                var before = last.find(Slot.of(Ticket.opened(entry.entry())));
                if (before != null) {
                    changed.add(before);
                }
            } else {
                changed.add(id);
            }
        }
        changed.removeAll(opened);
        return changed;
    }

    @Override
    public void apply(CommittedRow row) {
        row.entries().forEach(this::apply);
        prepared.clear();
    }

    private void apply(JournalEntry entry) {
        if (entry.entry().change() instanceof Change.Erases change) {
            erase(entry, change);
            return;
        }
        var id = entry.entry().ticket();
        if (id == null) {
            return;
        }
        var before = entry.entry().change() instanceof Change.TicketOpened ? open(entry) : before(id);
        if (before == null) {
            LOG.warn("Entry {} is passed over: the opening of its ticket {} is lost.", entry.sequence(), id.number());
            return;
        }
        tickets.put(id, before.apply(entry));
        threads.add(id, entry);
        if (entry.entry().change() instanceof Change.AgentCursor cursor) {
            cursors.put(new ReadCursors.Key(cursor.agent(), id), new Cursor(cursor.upTo(), entry.sequence()));
        }
    }

    /// Whose profile was erased lately: a command of theirs may still have waited.
    boolean isErased(ProfileId profile) {
        return erased.contains(profile);
    }

    private void erase(JournalEntry entry, Change.Erases change) {
        erased.add(entry.entry().at(), change);
        tickets.forget(erased::contains);
        cursors.forget(key -> erased.contains(key.ticket()));
        threads.forget(erased::contains);
        last.forgetValues(erased::contains);
    }

    private KnownTicket open(JournalEntry entry) {
        var opened = KnownTicket.opened(entry);
        closeBefore(opened.ticket());
        last.put(Slot.of(opened.ticket()), opened.ticket().id());
        lastNumber = Math.max(lastNumber, opened.ticket().id().number());
        return opened;
    }

    /// A shopper has one live ticket on a channel. Where the close of the one before stood in a damaged row, it is
    /// closed by the next one's opening.
    private void closeBefore(Ticket opened) {
        var before = last.find(Slot.of(opened));
        if (before == null || before.equals(opened.id())) {
            return;
        }
        var known = before(before);
        if (known != null && known.ticket().live()) {
            LOG.warn("Ticket {} has no close; it is taken for closed.", before.number());
            tickets.put(before, known.closedBy(opened));
        }
    }

    private @Nullable KnownTicket before(TicketId id) {
        if (erased.contains(id)) {
            return null;
        }
        var known = tickets.find(id);
        return known != null ? known : prepared.get(id);
    }

    @Override
    public void take() {
        tickets.take();
        last.take();
        cursors.take();
        threads.take();
        erased.take();
    }

    @Override
    public void write(Handle handle, long writtenRow) {
        TicketNumbers.passed(handle, lastNumber);
        table.write(handle, tickets.taken().values(), writtenRow);
        threads.write(handle, writtenRow);
        ReadCursors.write(handle, cursors.taken());
        erased.write(handle);
    }

    @Override
    public void written() {
        tickets.written();
        last.written();
        cursors.written();
        threads.written();
        erased.written();
    }

    /// What a thread shows, and of the cursors the entry that moved each to where it stands.
    @Override
    public boolean needs(Handle handle, JournalEntry entry) {
        var id = entry.entry().ticket();
        var change = entry.entry().change();
        if (change instanceof Change.Erases) {
            return true;
        }
        if (id == null || change.inThread()) {
            return id != null;
        }
        // Not from memory: that is the writer's, and may be ahead of what the log has been read up to.
        var ticket = table.bare(handle, id);
        if (ticket == null) {
            return true;
        }
        return switch (change) {
            case Change.DeliveredToShopper(long upTo) -> upTo == ticket.deliveredUpTo();
            case Change.SeenByShopper(long upTo) -> upTo == ticket.seenUpTo();
            case Change.AgentCursor cursor -> movedLast(handle, cursor.agent(), id, entry);
            // Whatever a newer version means by it.
            case Change.HasText _, Change.Notice _, Change.OfMessage _, Change.OfAccount _ -> true;
        };
    }

    private static boolean movedLast(Handle handle, AgentId agent, TicketId ticket, JournalEntry entry) {
        return ReadCursors.find(handle, new ReadCursors.Key(agent, ticket)).sequence() == entry.sequence();
    }
}
