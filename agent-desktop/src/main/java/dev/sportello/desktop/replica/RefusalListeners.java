package dev.sportello.desktop.replica;

import dev.sportello.desktop.replica.CommandOutbox.RefusedAct;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Who is notified of acts that will never be executed. What nobody listened for is kept for the first who does. Used
/// by the replica's thread only.
final class RefusalListeners {
    private final List<Consumer<RefusedAct>> listeners = new ArrayList<>();
    private final List<RefusedAct> kept = new ArrayList<>();

    void add(Consumer<RefusedAct> listener) {
        listeners.add(listener);
        kept.forEach(listener);
        kept.clear();
    }

    void remove(Consumer<RefusedAct> listener) {
        listeners.remove(listener);
    }

    void announce(RefusedAct refused) {
        if (listeners.isEmpty()) {
            kept.add(refused);
        }
        List.copyOf(listeners).forEach(listener -> listener.accept(refused));
    }
}
