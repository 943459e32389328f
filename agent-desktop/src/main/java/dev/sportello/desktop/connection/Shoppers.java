package dev.sportello.desktop.connection;

import dev.sportello.model.TicketId;
import dev.sportello.wire.RelayFrame.Visit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the shoppers of chats do now, as the relay last said; nothing while there is no link. Thread-safe.
final class Shoppers {
    private final ConcurrentHashMap<TicketId, Visit> visits = new ConcurrentHashMap<>();
    private final List<Consumer<TicketId>> listeners = new CopyOnWriteArrayList<>();

    @Nullable
    Visit of(TicketId ticket) {
        return visits.get(ticket);
    }

    Runnable listen(Consumer<TicketId> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void take(Visit visit) {
        if (visit.isOver()) {
            visits.remove(visit.ticket());
        } else {
            visits.put(visit.ticket(), visit);
        }
        listeners.forEach(listener -> listener.accept(visit.ticket()));
    }

    void linkIsLost() {
        var known = Set.copyOf(visits.keySet());
        visits.clear();
        known.forEach(ticket -> listeners.forEach(listener -> listener.accept(ticket)));
    }
}
