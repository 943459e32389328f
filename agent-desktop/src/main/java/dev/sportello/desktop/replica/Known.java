package dev.sportello.desktop.replica;

import dev.sportello.desktop.replica.ReplicaStore.Batch;
import dev.sportello.desktop.replica.ReplicaStore.Loaded;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Position;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What one snapshot and the entries after it made known, in memory. Read by any thread, changed by the replica's.
final class Known {
    private volatile About about;
    final ConcurrentHashMap<TicketId, Ticket> tickets = new ConcurrentHashMap<>();
    final ConcurrentHashMap<TicketId, Long> cursors = new ConcurrentHashMap<>();
    private volatile Position position;

    Known(Loaded loaded) {
        position = loaded.position();
        about = loaded.about();
        loaded.tickets().forEach(ticket -> tickets.put(ticket.id(), ticket));
        cursors.putAll(loaded.cursors());
    }

    About about() {
        return about;
    }

    Position position() {
        return position;
    }

    long readUpTo(TicketId ticket) {
        return cursors.getOrDefault(ticket, 0L);
    }

    /// Works out what the entries change, and changes nothing. Those that were applied before are passed over.
    ///
    /// @return empty when an entry between is missing
    Optional<Batch> fold(List<Entry> entries) {
        var folding = new Folding(position.sequence());
        for (var entry : entries) {
            if (entry.sequence() > folding.sequence + 1) {
                return Optional.empty();
            }
            if (entry.sequence() == folding.sequence + 1) {
                folding.apply(entry);
            }
        }
        return Optional.of(folding.batch());
    }

    void take(Batch batch) {
        batch.tickets().forEach(ticket -> tickets.put(ticket.id(), ticket));
        cursors.putAll(batch.cursors());
        if (batch.about() != null) {
            about = batch.about();
        }
        position = new Position(position.epoch(), batch.sequence());
    }

    private final class Folding {
        final Map<TicketId, Ticket> touched = new LinkedHashMap<>();
        final List<Entry> kept = new ArrayList<>();
        final Map<TicketId, Long> cursors = new HashMap<>();
        final AgentId you = Known.this.about.you().id();
        About about = Known.this.about;
        long sequence;

        Folding(long sequence) {
            this.sequence = sequence;
        }

        Batch batch() {
            var changed = about.equals(Known.this.about) ? null : about;
            return new Batch(touched.values(), kept, cursors, changed, sequence);
        }

        void apply(Entry entry) {
            sequence = entry.sequence();
            about = about.apply(entry);
            if (entry.ticket() != null) {
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
            var before = cursors.getOrDefault(id, readUpTo(id));
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
            var before = touched.getOrDefault(id, tickets.get(id));
            return before == null ? null : before.apply(entry);
        }
    }
}
