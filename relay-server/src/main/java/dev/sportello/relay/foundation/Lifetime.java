package dev.sportello.relay.foundation;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has to be closed when the relay ends. Thread-safe.
public final class Lifetime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lifetime.class);

    private final Deque<AutoCloseable> owned = new ArrayDeque<>();

    /// @param part closed when the relay ends, before all that was owned earlier
    /// @return the part
    public synchronized <T extends AutoCloseable> T owns(T part) {
        owned.push(part);
        return part;
    }

    /// Closes each part in the reverse order of its start; one that fails is logged, and the others are closed.
    @Override
    public synchronized void close() {
        while (!owned.isEmpty()) {
            var part = owned.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.error("{} did not close", part, e);
            }
        }
    }
}
