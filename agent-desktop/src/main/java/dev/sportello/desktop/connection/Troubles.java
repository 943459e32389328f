package dev.sportello.desktop.connection;

import dev.sportello.wire.RelayFrame.Trouble;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Which channels do not work, as the relay last said. What it said stays while there is no link, and is said
/// anew with the next one. Thread-safe.
final class Troubles {
    private volatile List<Trouble> failing = List.of();
    private final List<Consumer<List<Trouble>>> listeners = new CopyOnWriteArrayList<>();

    List<Trouble> failing() {
        return failing;
    }

    Runnable listen(Consumer<List<Trouble>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void take(List<Trouble> now) {
        failing = now;
        listeners.forEach(listener -> listener.accept(now));
    }
}
