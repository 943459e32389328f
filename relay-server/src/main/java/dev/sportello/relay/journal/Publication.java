package dev.sportello.relay.journal;

import dev.sportello.model.Position;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How far the log has been published. Written by the writer's thread, read by any.
final class Publication {
    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

    private final UUID epoch;
    private final Projections projections;
    private final RecentEntries recent = new RecentEntries();
    private final List<Consumer<List<JournalEntry>>> subscribers = new CopyOnWriteArrayList<>();
    private volatile JournalTables.End end = JournalTables.End.OF_AN_EMPTY_LOG;

    Publication(UUID epoch, Projections projections) {
        this.epoch = epoch;
        this.projections = projections;
    }

    /// @param end up to where the log is known already
    void begin(JournalTables.End end) {
        this.end = end;
        recent.begin(end.sequence());
    }

    void subscribe(Consumer<List<JournalEntry>> subscriber) {
        subscribers.add(subscriber);
    }

    Position head() {
        return new Position(epoch, end.sequence());
    }

    JournalTables.End end() {
        return end;
    }

    RecentEntries recent() {
        return recent;
    }

    /// Publishes a row that is on disk. The order that matters: the projections can give what the head includes,
    /// and the head moves before the subscribers are notified: a listener that subscribed too late to receive these
    /// entries then finds a head that includes them.
    void publish(CommittedRow row) {
        projections.apply(row);
        recent.add(row);
        end = new JournalTables.End(row.number(), row.end());
        if (!row.entries().isEmpty()) {
            subscribers.forEach(subscriber -> notifySubscriber(subscriber, row.entries()));
        }
    }

    /// See [Projections#awaitRoom].
    void awaitRoom() {
        projections.awaitRoom();
    }

    /// What is committed is committed: a subscriber that fails costs nobody else anything.
    private static void notifySubscriber(Consumer<List<JournalEntry>> subscriber, List<JournalEntry> entries) {
        try {
            subscriber.accept(entries);
        } catch (RuntimeException | Error e) {
            LOG.error("A subscriber of the journal failed; the others get the entries all the same.", e);
        }
    }
}
