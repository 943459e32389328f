package dev.sportello.desktop.connection;

import dev.sportello.desktop.connection.ConnectionQueue.Signal;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.Snapshot;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the replica linked to its relay, for ever: connects, resumes, and comes back when the link breaks. One thread
/// does it all; the public methods may be called by any, and don't wait, but for [#close].
final class Connection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Replica replica;
    private final SystemNetwork system;
    private final RelayRequests requests;
    private final SavedSession session;
    private final Timing timing;
    private final BackOff backOff;
    private final NetworkWatch network = new NetworkWatch(NetworkWatch::ofThisMachine);
    private final ConnectionQueue queue = new ConnectionQueue();
    private final Viewers viewers = new Viewers();
    private final Shoppers shoppers = new Shoppers();
    private final Troubles troubles = new Troubles();
    private final ViewingReporter viewing;
    private final List<Consumer<LinkState>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<ProfileId>> customerListeners = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofVirtual().name("connection").unstarted(this::run);
    private boolean startedOver;
    private @Nullable Instant liveSince;
    private volatile LinkState state = new LinkState.Connecting();

    Connection(Replica replica, SystemNetwork system, RelayRequests requests, SavedSession session, Timing timing) {
        this.replica = replica;
        this.system = system;
        this.requests = requests;
        this.session = session;
        this.timing = timing;
        backOff = timing.backOff();
        viewing = new ViewingReporter(timing.clock());
    }

    Troubles troubles() {
        return troubles;
    }

    Viewers viewers() {
        return viewers;
    }

    Shoppers shoppers() {
        return shoppers;
    }

    void lookAt(@Nullable TicketId ticket, boolean typing) {
        if (viewing.look(ticket, typing)) {
            queue.moreToSend();
        }
    }

    void follow(@Nullable ProfileId customer) {
        if (viewing.follow(customer)) {
            queue.moreToSend();
        }
    }

    Runnable onCustomerChanged(Consumer<ProfileId> listener) {
        customerListeners.add(listener);
        return () -> customerListeners.remove(listener);
    }

    void start() {
        replica.outbox().onMore(queue::moreToSend);
        thread.start();
    }

    LinkState state() {
        return state;
    }

    Runnable listen(Consumer<LinkState> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tryNow() {
        queue.tryNow();
    }

    /// Ends the link; returns when nothing of it goes on.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Not live any more: nobody waits for an answer.
        state = new LinkState.Connecting();
    }

    private void run() {
        try {
            while (true) {
                show(new LinkState.Connecting());
                follow(attempt());
            }
        } catch (InterruptedException e) {
            LOG.debug("The connection was closed.");
        }
    }

    private LinkOutcome attempt() throws InterruptedException {
        try {
            if (replica.position() == null) {
                startOver();
            }
            return converse();
        } catch (RequestFailed.Refused e) {
            return refused(e);
        } catch (IOException | RequestFailed.Offline e) {
            LOG.info("No link to {}: {}", session.relay(), e.getMessage());
            return new LinkOutcome.ComeBack();
        } catch (RuntimeException e) {
            // A fault of this program must not end the link for ever.
            LOG.error("The link to {} failed.", session.relay(), e);
            return new LinkOutcome.ComeBack();
        }
    }

    private LinkOutcome converse() throws IOException, InterruptedException {
        var address = new RelayAddress(session.relay());
        try (var link = new RelaySocket(address, timing.pace().connect(), system, queue.nextLink());
                var _ = new SnapshotLoader(replica.load(), requests, timing.backOff())) {
            viewing.reset();
            var observers = new Conversation.Observers(
                    this::show,
                    viewers,
                    shoppers,
                    customer -> customerListeners.forEach(each -> each.accept(customer)),
                    troubles);
            return new Conversation(link, queue, replica, new Sender(timing), timing.heartbeat(), viewing, observers)
                    .hold(session.token());
        } finally {
            viewers.linkIsLost();
            shoppers.linkIsLost();
        }
    }

    private void follow(LinkOutcome outcome) throws InterruptedException {
        LOG.debug("The link ended: {}", outcome);
        switch (outcome) {
            case LinkOutcome.ComeBack _ -> waitForRetry();
            case LinkOutcome.StartOver _ -> loadAgain();
            case LinkOutcome.Stop(LinkState shown) -> {
                show(shown);
                while (!(queue.take() instanceof Signal.TryNow)) {}
            }
        }
    }

    /// The first time at once; a relay that asks for it again and again waits between.
    private void loadAgain() throws InterruptedException {
        if (startedOver) {
            waitForRetry();
        }
        startedOver = true;
        try {
            startOver();
        } catch (RequestFailed | IOException e) {
            LOG.info("No snapshot from {}: {}", session.relay(), e.getMessage());
            waitForRetry();
        }
    }

    private void startOver() throws IOException, InterruptedException {
        try {
            replica.startOver(requests.get("/agent/snapshot", Snapshot.class).get())
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RequestFailed failed) {
                throw failed;
            }
            throw new IOException("The snapshot could not be kept.", e);
        }
    }

    /// Waits for the next try: until it is time, the network is another, or somebody asks.
    private void waitForRetry() throws InterruptedException {
        forgetFailures();
        var nextTry = timing.clock().instant().plus(backOff.next());
        show(new LinkState.Offline(nextTry));
        while (!network.returned()) {
            var left = Duration.between(timing.clock().instant(), nextTry);
            var patience = left.compareTo(timing.pace().network()) < 0
                    ? left
                    : timing.pace().network();
            if (!left.isPositive() || queue.next(patience) instanceof Signal.TryNow) {
                return;
            }
        }
        LOG.info("The network has changed.");
    }

    /// Only a link that held for a while ends a row of failures: one that breaks over something that comes each time
    /// would else be opened every second for ever.
    private void forgetFailures() {
        var since = liveSince;
        if (since != null
                && !since.plus(timing.pace().mostRetry()).isAfter(timing.clock().instant())) {
            backOff.reset();
        }
        liveSince = null;
    }

    private static LinkOutcome refused(RequestFailed.Refused failure) {
        return failure.isSignInRequired()
                ? new LinkOutcome.Stop(new LinkState.SignInAgain())
                : new LinkOutcome.ComeBack();
    }

    private void show(LinkState shown) {
        if (shown instanceof LinkState.Live) {
            liveSince = timing.clock().instant();
            startedOver = false;
        }
        state = shown;
        for (var listener : listeners) {
            try {
                listener.accept(shown);
            } catch (RuntimeException e) {
                LOG.error("A listener failed.", e);
            }
        }
    }
}
