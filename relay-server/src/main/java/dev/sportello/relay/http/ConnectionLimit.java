package dev.sportello.relay.http;

import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Counts the connections that each of many holds at the moment, and lets nobody hold too many. Thread-safe.
public final class ConnectionLimit<K> {
    private final int most;
    private final ConcurrentHashMap<K, Integer> held = new ConcurrentHashMap<>();

    public ConnectionLimit(int most) {
        this.most = most;
    }

    /// Takes one more.
    ///
    /// @return gives it back; once, however often it is called
    /// @throws RefusedFrame `too-many-connections`
    public Runnable take(K holder) throws RefusedFrame {
        if (held.merge(holder, 1, Integer::sum) > most) {
            giveBack(holder);
            throw new RefusedFrame(ErrorKind.TOO_MANY_CONNECTIONS);
        }
        var given = new AtomicBoolean();
        return () -> {
            if (given.compareAndSet(false, true)) {
                giveBack(holder);
            }
        };
    }

    private void giveBack(K holder) {
        held.compute(holder, (_, count) -> count == null || count == 1 ? null : count - 1);
    }
}
