package dev.sportello.relay.http;

import java.time.Duration;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// How far the request on one HTTP connection is, and since when. Thread-safe: guarded by its own lock.
final class WatchedConnection {
    private final Connection connection;
    private final Limits limits;
    private final Runnable place;

    private enum Phase {
        /// No request has begun; the server ends what idles for long.
        REST,
        HEAD,
        BODY,
        ANSWER
    }

    private Phase phase = Phase.REST;
    private Duration since = Duration.ZERO;
    private long bytesAtRest;

    /// @param place given back at the end
    WatchedConnection(Connection connection, Limits limits, Runnable place) {
        this.connection = connection;
        this.limits = limits;
        this.place = place;
    }

    synchronized void begins(boolean body, Duration now) {
        phase = body ? Phase.BODY : Phase.ANSWER;
        since = now;
    }

    synchronized void ends() {
        phase = Phase.REST;
        bytesAtRest = connection.getBytesIn();
    }

    /// The same request, whose body is followed to its end.
    Request reading(Request request, ElapsedTime elapsed) {
        return new Request.Wrapper(request) {
            @Override
            public Content.Chunk read() {
                var chunk = super.read();
                if (chunk != null && chunk.isLast()) {
                    answers(elapsed.elapsed());
                }
                return chunk;
            }
        };
    }

    void closed() {
        place.run();
    }

    void look(Duration now) {
        if (isLate(now)) {
            connection.getEndPoint().close();
        }
    }

    private synchronized void answers(Duration now) {
        if (phase == Phase.BODY) {
            phase = Phase.ANSWER;
            since = now;
        }
    }

    private synchronized boolean isLate(Duration now) {
        if (phase == Phase.REST && connection.getBytesIn() > bytesAtRest) {
            phase = Phase.HEAD;
            since = now;
        }
        return switch (phase) {
            case REST, ANSWER -> false;
            case HEAD -> now.minus(since).compareTo(limits.headWithin()) > 0;
            case BODY -> now.minus(since).compareTo(limits.bodyWithin()) > 0;
        };
    }
}
