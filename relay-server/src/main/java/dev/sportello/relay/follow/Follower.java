package dev.sportello.relay.follow;

import dev.sportello.model.Position;
import dev.sportello.relay.journal.Journal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Reads the journal at its own pace, on a thread of its own, from a position of its own, and hands the entries to a
/// [Sink]. It may fail, be slow or be killed: it goes on from where it was, and nobody else notices. Thread-safe.
public final class Follower implements AutoCloseable {
    private static final int BATCH = 1_000;

    /// What comes meanwhile is taken together: many small batches cost more than a few larger ones.
    private static final Duration GATHERING = Duration.ofMillis(250);

    /// A busy relay's machine is for those who write: all followers together then take this many times the time of
    /// their batches off.
    private static final int REST_WHEN_BUSY = 9;

    /// A turn that took long for another reason, such as to open files, must not keep it from its work for long.
    private static final Duration MOST_REST = Duration.ofSeconds(2);

    private static final Duration LOOKS_AT_LEAST_EVERY = Duration.ofSeconds(10);

    private final Journal journal;
    private final Sink sink;
    private final Worker worker;
    private volatile long reached;
    private volatile boolean unsure = true;

    private @Nullable Position at;

    private Follower(String name, Journal journal, Sink sink, Backoff backoff) {
        this.journal = journal;
        this.sink = sink;
        worker = new Worker("follower " + name, backoff, this::turn);
    }

    /// Begins to follow a journal, for as long as neither is closed.
    ///
    /// @param name for the log
    public static Follower start(String name, Journal journal, Sink sink, Backoff backoff) {
        var follower = idle(name, journal, sink, backoff);
        follower.begin();
        return follower;
    }

    /// A follower that does nothing until it is told to [#begin].
    ///
    /// @param name for the log
    public static Follower idle(String name, Journal journal, Sink sink, Backoff backoff) {
        return new Follower(name, journal, sink, backoff);
    }

    /// Begins to follow. Called once.
    public void begin() {
        journal.follow(worker::wake);
        worker.start();
    }

    /// How many sequence numbers it is behind the journal's head.
    public long lag() {
        return Math.max(0, journal.head().sequence() - reached);
    }

    /// How often it has failed and tried again.
    public long failures() {
        return worker.failures();
    }

    /// Tells it that what the sink keeps may be another position now, or none.
    public void lookAgain() {
        unsure = true;
        worker.wake();
    }

    private Pause turn() throws Exception {
        if (unsure) {
            at = null;
            unsure = false;
        }
        var began = System.nanoTime();
        var from = at == null ? resume() : at;
        var head = journal.head();
        // Until it has worked out, nothing is known: a throw leaves it so.
        at = null;
        var more = false;
        if (from.sequence() < head.sequence()) {
            var entries = journal.read(from.sequence(), BATCH);
            more = entries.size() == BATCH;
            var last = entries.isEmpty() ? 0 : entries.getLast().sequence();
            var upTo = more ? last : Math.max(last, head.sequence());
            from = sink.take(entries, new Position(head.epoch(), upTo));
        }
        if (!more) {
            sink.caughtUp();
        }
        at = from;
        reached = from.sequence();
        var busy = journal.waiting() > 0 || journal.head().sequence() > head.sequence();
        return pause(more, busy, Duration.ofNanos(System.nanoTime() - began));
    }

    /// What another relay has taken need not be known here yet: that is no reason to begin anew.
    private Position resume() throws Exception {
        var kept = sink.position();
        if (kept != null && !journal.lookFor(kept)) {
            throw new IllegalStateException("Whether the log goes as far as " + kept + " cannot be told now.");
        }
        return kept != null && journal.knows(kept) ? kept : sink.begin(journal.head());
    }

    /// @param more whether it knows of entries that it has not taken
    /// @param busy whether somebody wrote meanwhile
    private Pause pause(boolean more, boolean busy, Duration took) {
        var share = took.multipliedBy((long) REST_WHEN_BUSY * journal.followers());
        var rest = !busy ? Duration.ZERO : share.compareTo(MOST_REST) < 0 ? share : MOST_REST;
        if (more) {
            return Pause.exactly(rest);
        }
        return new Pause(rest.compareTo(GATHERING) > 0 ? rest : GATHERING, LOOKS_AT_LEAST_EVERY);
    }

    /// Lets the batch that is under way end by itself.
    @Override
    public void close() {
        worker.close();
    }
}
