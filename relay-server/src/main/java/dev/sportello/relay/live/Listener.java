package dev.sportello.relay.live;

import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.RelayFrame;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client that listens: first it catches up from the journal, chunk by chunk and only as fast as it
/// reads; then it is live and gets what is published. Thread-safe: guarded by its own lock, under which
/// nothing blocks. [QueuedEntries] sees to it that nothing is skipped, and nothing sent twice.
///
/// One that reads more slowly than is published falls behind when its queue is full, and catches up again; one that
/// takes no frame for a while is disconnected, to resume.
public final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private enum State {
        /// Known to whoever publishes, and not yet welcomed.
        NEW,
        CATCHING_UP,
        LIVE,
        ENDED
    }

    private final Scope scope;
    private final Transport transport;
    private final OutboundQueue queue;
    private final Replay replay;
    private final Executor executor;
    private final Consumer<Listener> onEnd;
    private final ReentrantLock lock = new ReentrantLock();

    private final QueuedEntries entries;

    private State state = State.NEW;

    private final ImpliedAnswers selfAnswered = new ImpliedAnswers();
    private boolean saidCaughtUp;

    /// Whether a frame is under way, or somebody is about to send the next.
    private boolean busy;

    /// Set when nothing more is to be queued, and how to close then.
    private @Nullable CloseReason finishing;

    Listener(
            Scope scope,
            Transport transport,
            OutboundQueue queue,
            Replay replay,
            Executor executor,
            Consumer<Listener> onEnd) {
        this.scope = scope;
        this.transport = transport;
        this.queue = queue;
        entries = new QueuedEntries(queue);
        this.replay = replay;
        this.executor = executor;
        this.onEnd = onEnd;
    }

    Scope scope() {
        return scope;
    }

    /// Says `welcome` and begins to catch up. Whoever publishes must already know the listener, so that the
    /// head noted here includes all that it did not receive.
    void begin(Hello hello) {
        locked(() -> {
            if (state == State.ENDED) {
                return;
            }
            state = State.CATCHING_UP;
            queue.add(new RelayFrame.Welcome(hello.version(), replay.journal().head()));
            var resumeAfter = hello.resumeAfter();
            if (resumeAfter == null || !replay.journal().knows(resumeAfter)) {
                startOver();
            } else {
                entries.beginAfter(resumeAfter.sequence());
                wake();
            }
        });
    }

    private void startOver() {
        finish(new RelayFrame.StartOver(replay.journal().head().epoch()), CloseReason.RESUME);
    }

    /// Sends an answer (`done`, `refused`, `pong`) behind what already waits; but no `done` for a message whose entry
    /// has just been queued here, which says the same. Before the welcome it is dropped: only what everybody is
    /// told can come then, and who has been welcomed is told how that stands.
    public void answer(RelayFrame frame) {
        locked(() -> {
            if (open() && state != State.NEW && !selfAnswered.answers(frame)) {
                queue.add(frame);
                sendOrGiveUp();
            }
        });
    }

    /// Sends what waits, then this frame, and closes.
    public void finish(RelayFrame last, CloseReason reason) {
        locked(() -> {
            if (open()) {
                queue.add(last);
                finishing = reason;
                wake();
            }
        });
    }

    /// Whether it goes on: no more, as soon as its end is decided, by a start over for instance.
    public boolean goesOn() {
        lock.lock();
        try {
            return open();
        } finally {
            lock.unlock();
        }
    }

    /// Drops what waits and closes at once.
    public void close(CloseReason reason) {
        locked(() -> {
            if (state != State.ENDED) {
                end();
                executor.execute(() -> transport.close(reason));
            }
        });
    }

    /// The client has gone: nothing more is sent, and the transport is not closed again.
    public void left() {
        locked(this::end);
    }

    /// Takes entries that were published, in order. Called by one thread.
    void publish(List<EntryBatch> batches) {
        locked(() -> {
            if (!open()) {
                return;
            }
            if (queue.stalled()) {
                LOG.info("A listener takes nothing; it is disconnected, to resume.");
                close(CloseReason.RESUME);
            } else if (state != State.LIVE) {
                entries.keep(batches);
            } else if (queue.room() >= EntryBatch.bytes(batches)) {
                batches.forEach(entries::add);
                selfAnswered.queued(batches);
                wake();
            } else {
                // It falls behind: from its position on it reads the journal, once it has taken what waits.
                state = State.CATCHING_UP;
                selfAnswered.forget();
                wake();
            }
        });
    }

    private void sendOrGiveUp() {
        if (queue.overflows()) {
            LOG.info("A listener does not keep up; it is disconnected, to resume.");
            close(CloseReason.RESUME);
        } else {
            wake();
        }
    }

    private void wake() {
        if (!busy && state != State.ENDED) {
            busy = true;
            executor.execute(this::goOn);
        }
    }

    /// Sends the next frame, reads the next chunk, closes, or waits. Only one thread does so at a time:
    /// [#busy].
    private void goOn() {
        try {
            sendOrReadNext();
        } catch (RuntimeException | Error e) {
            LOG.error("A listener failed; it is disconnected, to resume.", e);
            close(CloseReason.RESUME);
        }
    }

    private void sendOrReadNext() {
        while (true) {
            String frame;
            lock.lock();
            try {
                frame = queue.take();
                busy = state != State.ENDED && (frame != null || finishing != null || state == State.CATCHING_UP);
                if (!busy) {
                    return;
                }
                if (frame == null && finishing != null) {
                    close(finishing);
                    return;
                }
            } finally {
                lock.unlock();
            }
            if (frame != null) {
                send(frame);
                return;
            }
            catchUp();
        }
    }

    private void send(String frame) {
        try {
            transport.send(frame, this::didSend);
        } catch (RuntimeException e) {
            didSend(e);
        }
    }

    /// Goes on with a thread of its own: a transport may report on any, and at once.
    private void didSend(@Nullable Throwable failure) {
        locked(() -> {
            queue.sent();
            busy = false;
            if (failure != null) {
                close(CloseReason.RESUME);
            } else if (!queue.isEmpty() || finishing != null || state == State.CATCHING_UP) {
                wake();
            }
        });
    }

    private void catchUp() {
        try {
            var after = beginChunk();
            var head = replay.journal().head().sequence();
            replay.read(scope, after, head)
                    .ifPresentOrElse(chunk -> locked(() -> endChunk(chunk, head)), this::startOver);
        } catch (RuntimeException e) {
            if (replay.journal().isOutage(e)) {
                LOG.debug("A listener could not catch up; it is disconnected, to resume.", e);
            } else {
                LOG.warn("A listener could not catch up; it is disconnected, to resume.", e);
            }
            close(CloseReason.RESUME);
        }
    }

    private long beginChunk() {
        lock.lock();
        try {
            return entries.beginChunk();
        } finally {
            lock.unlock();
        }
    }

    private void endChunk(Replay.Chunk chunk, long head) {
        if (!open()) {
            return;
        }
        if (entries.endChunk(chunk, head)) {
            goLive();
        }
        sendOrGiveUp();
    }

    private void goLive() {
        state = State.LIVE;
        if (!saidCaughtUp) {
            saidCaughtUp = true;
            queue.add(new RelayFrame.CaughtUp(entries.position()));
        }
        entries.takeKept();
    }

    private boolean open() {
        return state != State.ENDED && finishing == null;
    }

    private void end() {
        if (state != State.ENDED) {
            state = State.ENDED;
            queue.clear();
            entries.forgetKept();
            selfAnswered.forget();
            onEnd.accept(this);
        }
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
