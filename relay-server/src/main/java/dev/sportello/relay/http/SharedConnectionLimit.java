package dev.sportello.relay.http;

import dev.sportello.relay.peer.Peers;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/// Counts the connections that each of many holds at all relays on one database together, and lets nobody hold too
/// many. Thread-safe: guarded by its own lock, under which nothing blocks.
///
/// Who holds as little at a relay as nearly everybody does is not told of, so that the usual case costs nothing: each
/// relay may have that much of a holder in addition. What another relay has told expires unless it is told again.
public final class SharedConnectionLimit {
    /// How often to call [#tellAgain].
    public static final Duration TOLD_EVERY = Duration.ofSeconds(10);

    private static final Duration TOLD_LASTS = TOLD_EVERY.multipliedBy(3);

    /// So much of a holder is not told.
    private static final int LITTLE = 2;

    private final String topic;
    private final int most;
    private final ElapsedTime elapsed;
    private final Peers peers;
    private final Map<String, Integer> here = new HashMap<>();
    private final Map<String, Map<UUID, Told>> elsewhere = new HashMap<>();

    /// @param until as the elapsed time tells it
    private record Told(int count, Duration until) {}

    /// @param topic the same at all relays, a word
    /// @param peers not started yet
    public SharedConnectionLimit(String topic, int most, ElapsedTime elapsed, Peers peers) {
        this.topic = topic;
        this.most = most;
        this.elapsed = elapsed;
        this.peers = peers;
        peers.hear(topic, this::hear);
    }

    /// Takes one more.
    ///
    /// @param holder a word
    /// @return gives it back; once, however often it is called
    /// @throws RefusedFrame `too-many-connections`
    public synchronized Runnable take(String holder) throws RefusedFrame {
        if (here.getOrDefault(holder, 0) + heldElsewhere(holder) >= most) {
            throw new RefusedFrame(ErrorKind.TOO_MANY_CONNECTIONS);
        }
        change(holder, 1);
        var given = new AtomicBoolean();
        return () -> {
            if (given.compareAndSet(false, true)) {
                change(holder, -1);
            }
        };
    }

    private synchronized void change(String holder, int by) {
        var count = here.merge(holder, by, Integer::sum);
        if (count == 0) {
            here.remove(holder);
        }
        if (count > LITTLE || by < 0 && count == LITTLE) {
            tell(holder, count);
        }
    }

    private void tell(String holder, int count) {
        peers.tell(topic, holder + " " + count);
    }

    /// Says again who holds much here, and forgets what others have not said again.
    public synchronized void tellAgain() {
        here.forEach((holder, count) -> {
            if (count > LITTLE) {
                tell(holder, count);
            }
        });
        elsewhere.values().forEach(told -> told.values().removeIf(this::expired));
        elsewhere.values().removeIf(Map::isEmpty);
    }

    private synchronized void hear(UUID relay, String text) {
        var space = text.indexOf(' ');
        var count = Integer.parseInt(text.substring(space + 1));
        var told = elsewhere.computeIfAbsent(text.substring(0, space), _ -> new HashMap<>());
        if (count > LITTLE) {
            var _ = told.put(relay, new Told(count, elapsed.elapsed().plus(TOLD_LASTS)));
        } else {
            var _ = told.remove(relay);
        }
    }

    private int heldElsewhere(String holder) {
        return elsewhere.getOrDefault(holder, Map.of()).values().stream()
                .filter(told -> !expired(told))
                .mapToInt(Told::count)
                .sum();
    }

    private boolean expired(Told told) {
        return told.until().compareTo(elapsed.elapsed()) <= 0;
    }
}
