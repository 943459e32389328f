package dev.sportello.desktop.connection;

import dev.sportello.desktop.replica.PageRequest;
import dev.sportello.desktop.replica.SnapshotLoad;
import dev.sportello.wire.AgentBodies.SnapshotPage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Loads the tickets of the snapshot while there is a link, one page after the other on a thread of its own, until all
/// are here. A page that fails is asked for again, for as long as the link holds; all of it may take as long as it
/// takes.
final class SnapshotLoader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotLoader.class);

    /// The first one is shown as soon as it is here.
    private static final int FIRST = 50;

    /// What both sides hold in memory at once.
    private static final int NEXT = 250;

    private final SnapshotLoad load;
    private final RelayRequests requests;
    private final BackOff backOff;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /// Begins at once.
    SnapshotLoader(SnapshotLoad load, RelayRequests requests, BackOff backOff) {
        this.load = load;
        this.requests = requests;
        this.backOff = backOff;
        thread = Thread.ofVirtual().name("snapshot").start(this::run);
    }

    /// Ends it; what has come stays, and the next one goes on from there.
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                var next = load.next().get();
                if (next.isEmpty()) {
                    return;
                }
                if (load(next.get())) {
                    backOff.reset();
                } else if (closed.await(backOff.next().toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The link ended before all tickets were here.");
        } catch (ExecutionException e) {
            LOG.error("Which tickets are to be loaded could not be read.", e);
        }
    }

    private boolean load(PageRequest next) throws InterruptedException {
        var before = next.first() ? "" : "&before=" + next.before();
        var path = "/agent/snapshot/tickets?limit=" + (next.first() ? FIRST : NEXT) + before;
        try {
            return load.take(next, requests.get(path, SnapshotPage.class).get()).get();
        } catch (ExecutionException e) {
            LOG.info("A page of tickets did not come: {}", e.getMessage());
            return false;
        }
    }
}
