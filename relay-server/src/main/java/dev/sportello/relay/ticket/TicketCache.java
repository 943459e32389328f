package dev.sportello.relay.ticket;

import dev.sportello.model.Channel;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.util.LinkedHashMap;
import java.util.Map;

/// The tickets that the writer had to do with lately, as the database has them. Only for the writer's thread.
final class TicketCache {
    private static final int MOST = 20_000;

    /// Where a profile has at most one live ticket.
    record Slot(ProfileId profile, Channel channel) {}

    final Map<TicketId, Ticket> tickets = new Recent<>();

    /// The last ticket of each slot: if that one is closed, there is no live one.
    final Map<Slot, TicketId> last = new Recent<>();

    final Map<ReadCursors.Key, Long> cursors = new Recent<>();

    /// 0 when it has to be read.
    long lastNumber;

    private long generation = -1;

    /// Forgets everything when somebody else may have written since.
    void standFor(long generation) {
        if (this.generation != generation) {
            this.generation = generation;
            tickets.clear();
            last.clear();
            cursors.clear();
            lastNumber = 0;
        }
    }

    /// Forgets what was not used for the longest time.
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1;

        Recent() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    }
}
