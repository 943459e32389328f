package dev.sportello.desktop.replica;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Party;
import dev.sportello.model.Position;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.SnapshotPage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What one snapshot and the entries after it made known, in memory. Read by any thread, changed by the replica's.
final class ReplicaState {
    private volatile ShopInfo about;
    final ConcurrentHashMap<TicketId, Ticket> tickets = new ConcurrentHashMap<>();
    final ConcurrentHashMap<TicketId, Long> cursors = new ConcurrentHashMap<>();
    private final Map<Long, Party> savers = new ConcurrentHashMap<>();
    /// What has been erased since the snapshot: its page may have been read before.
    private final Set<TicketId> erased = ConcurrentHashMap.newKeySet();

    private volatile Position position;
    private volatile @Nullable PagedLoad load;

    ReplicaState(StoredReplica loaded) {
        position = loaded.position();
        about = loaded.about();
        load = loaded.load();
        loaded.tickets().forEach(ticket -> tickets.put(ticket.id(), ticket));
        cursors.putAll(loaded.cursors());
    }

    ShopInfo about() {
        return about;
    }

    Position position() {
        return position;
    }

    /// Null when all tickets are here.
    @Nullable
    PagedLoad load() {
        return load;
    }

    long readUpTo(TicketId ticket) {
        return cursors.getOrDefault(ticket, 0L);
    }

    /// Whether the ticket may be on a page of the snapshot that has not come.
    boolean awaits(TicketId ticket) {
        var load = this.load;
        return load != null && load.awaits(ticket) && !tickets.containsKey(ticket);
    }

    /// These were erased before the snapshot.
    void erased(Collection<TicketId> before) {
        erased.addAll(before);
    }

    boolean isErased(TicketId ticket) {
        return erased.contains(ticket);
    }

    /// Who saved the page of the settings that has this version; null if that was before the last snapshot or
    /// start.
    @Nullable
    Party savedBy(long version) {
        return savers.get(version);
    }

    /// Works out what the entries change, and changes nothing. Those that were applied before are passed over.
    ///
    /// @return empty when an entry between is missing
    Optional<ReplicaBatch> fold(List<Entry> entries) {
        var folding = new Folding(this);
        for (var entry : entries) {
            if (entry.sequence() > folding.sequence() + 1) {
                return Optional.empty();
            }
            if (entry.sequence() == folding.sequence() + 1) {
                folding.apply(entry);
            }
        }
        return Optional.of(folding.batch());
    }

    /// Works out what a page brings, and changes nothing. The entries must have come as far as the page.
    ReplicaBatch fold(SnapshotPage page, List<Entry> later) {
        var folding = new Folding(this);
        folding.put(page);
        later.forEach(folding::applyToPage);
        return folding.batch();
    }

    void take(ReplicaBatch batch) {
        batch.tickets().forEach(ticket -> tickets.put(ticket.id(), ticket));
        cursors.putAll(batch.cursors());
        for (var ticket : batch.erased().tickets()) {
            erased.add(ticket);
            tickets.remove(ticket);
            cursors.remove(ticket);
        }
        if (batch.about() != null) {
            about = batch.about();
        }
        for (var entry : batch.applied()) {
            if (entry.change() instanceof Change.SettingsSaved(Party by, var _)) {
                savers.put(entry.sequence(), by);
            }
        }
        position = new Position(position.epoch(), batch.sequence());
    }

    /// All pages of the snapshot have come.
    void loaded() {
        load = null;
    }
}
