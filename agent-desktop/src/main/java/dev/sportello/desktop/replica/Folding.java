package dev.sportello.desktop.replica;

import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.SnapshotPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Works out what entries, or a page of the snapshot, do to what is known, which it leaves as it is. Lives for one
/// batch.
final class Folding {
    private final ReplicaState known;
    private final AgentId you;
    private final Map<TicketId, Ticket> touched = new LinkedHashMap<>();
    private final List<Entry> applied = new ArrayList<>();
    private final List<Entry> kept = new ArrayList<>();
    private final List<Entry> early = new ArrayList<>();
    private final Map<TicketId, Long> cursors = new HashMap<>();
    private Erased erased = Erased.NOTHING;
    private ShopInfo about;
    private long sequence;

    Folding(ReplicaState known) {
        this.known = known;
        about = known.about();
        you = about.you().id();
        sequence = known.position().sequence();
    }

    /// Of the last entry that was applied.
    long sequence() {
        return sequence;
    }

    ReplicaBatch batch() {
        var changed = about.equals(known.about()) ? null : about;
        return new ReplicaBatch(touched.values(), applied, kept, early, cursors, changed, erased, sequence);
    }

    /// The next entry of the journal.
    void apply(Entry entry) {
        sequence = entry.sequence();
        about = about.apply(entry);
        if (entry.ticket() != null && isEarly(entry, entry.ticket())) {
            early.add(entry);
            return;
        }
        applied.add(entry);
        if (entry.change() instanceof Change.Erases change) {
            erase(change);
        }
        if (entry.ticket() != null) {
            apply(entry, entry.ticket());
        }
    }

    private void erase(Change.Erases change) {
        erased = erased.with(change);
        change.tickets().forEach(touched::remove);
        change.tickets().forEach(cursors::remove);
        kept.removeIf(entry -> change.tickets().contains(entry.ticket()));
        early.removeIf(entry -> change.tickets().contains(entry.ticket()));
    }

    /// Whether it is about a ticket whose page is not here, and which does not begin with it.
    private boolean isEarly(Entry entry, TicketId id) {
        return !(entry.change() instanceof Change.TicketOpened) && !touched.containsKey(id) && known.awaits(id);
    }

    /// Tickets that are here already came whole, with their opening, and are further than the page.
    void put(SnapshotPage page) {
        for (var ticket : page.tickets()) {
            if (!known.tickets.containsKey(ticket.id()) && !known.isErased(ticket.id())) {
                touched.put(ticket.id(), ticket);
            }
        }
        for (var entry : page.thread()) {
            if (entry.ticket() != null && touched.containsKey(entry.ticket())) {
                kept.add(entry);
            }
        }
        for (var cursor : page.read()) {
            if (touched.containsKey(cursor.ticket())) {
                cursors.put(cursor.ticket(), cursor.upTo());
            }
        }
    }

    /// An entry that came after the page was read, and before the page did.
    void applyToPage(Entry entry) {
        if (entry.ticket() != null && touched.containsKey(entry.ticket())) {
            applied.add(entry);
            apply(entry, entry.ticket());
        }
    }

    private void apply(Entry entry, TicketId id) {
        moveCursor(entry, id);
        var ticket = after(entry, id);
        // A ticket closed long ago is not here any more; neither is its thread.
        if (ticket != null) {
            touched.put(id, ticket);
            if (entry.change().inThread()) {
                kept.add(entry);
            }
        }
    }

    private void moveCursor(Entry entry, TicketId id) {
        var before = cursors.getOrDefault(id, known.readUpTo(id));
        if (entry.change() instanceof Change.ReadByAgent(AgentId agent, long upTo) && agent.equals(you)) {
            cursors.put(id, Math.max(before, upTo));
        }
        if (entry.change() instanceof Change.UnreadByAgent(AgentId agent, long upTo) && agent.equals(you)) {
            cursors.put(id, Math.min(before, upTo));
        }
    }

    private @Nullable Ticket after(Entry entry, TicketId id) {
        if (entry.change() instanceof Change.TicketOpened) {
            return Ticket.opened(entry);
        }
        var before = touched.getOrDefault(id, known.tickets.get(id));
        return before == null ? null : before.apply(entry);
    }
}
