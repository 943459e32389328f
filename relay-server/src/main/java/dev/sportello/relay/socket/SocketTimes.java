package dev.sportello.relay.socket;

import dev.sportello.relay.http.ElapsedTime;
import dev.sportello.relay.http.Limits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// When one socket was opened, last heard of, and closed, and which of its deadlines have passed. Thread-safe.
final class SocketTimes {
    /// How long the other side has to answer our close before the connection is cut.
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final ElapsedTime elapsed;
    private final Limits limits;
    private final Duration openedAt;

    private volatile Duration heardAt;
    private volatile @Nullable Duration closedAt;

    SocketTimes(ElapsedTime elapsed, Limits limits) {
        this.elapsed = elapsed;
        this.limits = limits;
        openedAt = elapsed.elapsed();
        heardAt = openedAt;
    }

    void heard() {
        heardAt = elapsed.elapsed();
    }

    /// Its end is decided.
    void close() {
        closedAt = elapsed.elapsed();
    }

    boolean closed() {
        return closedAt != null;
    }

    boolean closeUnanswered(Duration now) {
        var closed = closedAt;
        return closed != null && isOver(CLOSE_TIMEOUT, closed, now);
    }

    boolean helloLate(Duration now) {
        return isOver(limits.helloWithin(), openedAt, now);
    }

    boolean silent(Duration now) {
        return isOver(limits.silence(), heardAt, now);
    }

    private static boolean isOver(Duration limit, Duration since, Duration now) {
        return now.minus(since).compareTo(limit) > 0;
    }
}
