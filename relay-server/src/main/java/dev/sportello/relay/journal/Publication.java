package dev.sportello.relay.journal;

import dev.sportello.model.Position;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How far the journal has been published. Written by the writer's thread, read by any.
final class Publication {
    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

    private final UUID epoch;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final List<Consumer<List<JournalEntry>>> subscribers = new CopyOnWriteArrayList<>();
    private volatile long sequence;

    Publication(UUID epoch, long sequence) {
        this.epoch = epoch;
        this.sequence = sequence;
    }

    void subscribe(Consumer<List<JournalEntry>> subscriber) {
        subscribers.add(subscriber);
    }

    Position head() {
        return new Position(epoch, sequence);
    }

    long sequence() {
        return sequence;
    }

    /// The head moves before the subscribers hear of it: a listener that subscribed too late to hear of these
    /// entries then finds a head that includes them.
    void publish(List<JournalEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        sequence = entries.getLast().sequence();
        subscribers.forEach(subscriber -> tell(subscriber, entries));
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// A subscriber that throws costs nobody else anything: the entries are on disk, the others hear of them, and
    /// their senders are answered.
    private static void tell(Consumer<List<JournalEntry>> subscriber, List<JournalEntry> entries) {
        try {
            subscriber.accept(entries);
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "A subscriber could not take the entries up to {}.",
                    entries.getLast().sequence(),
                    e);
        }
    }

    /// Waits until the entry was published.
    ///
    /// @return false if it was not within the time
    boolean await(long wanted, Duration most) throws InterruptedException {
        if (sequence >= wanted) {
            return true;
        }
        lock.lock();
        try {
            var left = most.toNanos();
            while (sequence < wanted && left > 0) {
                left = moved.awaitNanos(left);
            }
            return sequence >= wanted;
        } finally {
            lock.unlock();
        }
    }
}
