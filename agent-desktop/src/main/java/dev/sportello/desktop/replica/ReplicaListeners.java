package dev.sportello.desktop.replica;

import dev.sportello.model.TicketId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is notified of each change of the replica. Thread-safe; changes are announced on the replica's own thread.
final class ReplicaListeners {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaListeners.class);

    private final List<Consumer<ReplicaChange>> listeners = new CopyOnWriteArrayList<>();

    /// Run what is returned to unsubscribe.
    Runnable listen(Consumer<ReplicaChange> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// The agent wrote something in a ticket, or what was written has another state now.
    void announceWritten(TicketId ticket) {
        announce(new ReplicaChange.Written(Set.of(ticket)));
    }

    /// A listener that fails is logged, and does not affect the others.
    void announce(ReplicaChange change) {
        for (var listener : listeners) {
            try {
                listener.accept(change);
            } catch (RuntimeException e) {
                LOG.error("A listener failed.", e);
            }
        }
    }
}
