package dev.sportello.desktop.connection;

import dev.sportello.model.TicketId;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.RelayFrame.Viewer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Which agents have which ticket open, as the relay last said; nobody while there is no link. Thread-safe.
final class Viewers {
    private final ConcurrentHashMap<TicketId, List<Viewer>> viewers = new ConcurrentHashMap<>();
    private final List<Consumer<TicketId>> listeners = new CopyOnWriteArrayList<>();

    List<Viewer> of(TicketId ticket) {
        return viewers.getOrDefault(ticket, List.of());
    }

    Runnable listen(Consumer<TicketId> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void take(RelayFrame.Presence presence) {
        if (presence.viewers().isEmpty()) {
            viewers.remove(presence.ticket());
        } else {
            viewers.put(presence.ticket(), presence.viewers());
        }
        listeners.forEach(listener -> listener.accept(presence.ticket()));
    }

    void linkIsLost() {
        var known = Set.copyOf(viewers.keySet());
        viewers.clear();
        known.forEach(ticket -> listeners.forEach(listener -> listener.accept(ticket)));
    }
}
