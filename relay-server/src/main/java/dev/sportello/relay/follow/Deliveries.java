package dev.sportello.relay.follow;

import dev.sportello.relay.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers the rows of one kind, one after the other.
///
/// A row is claimed before it is delivered: its next attempt is put off until this one must have ended. So a kill
/// loses none, and another relay does not deliver it meanwhile. Only what is published is claimed: what is not yet
/// forced to the disk may still come to nothing.
final class Deliveries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration GATHERING = Duration.ofMillis(100);
    private static final Duration LOOKS_AT_LEAST_EVERY = Duration.ofSeconds(5);

    private final String kind;
    private final OutboxTable table;
    private final Journal journal;
    private final Clock clock;
    private final Receiver receiver;
    private final Worker worker;

    Deliveries(String kind, OutboxTable table, Journal journal, Clock clock, Receiver receiver) {
        this.kind = kind;
        this.table = table;
        this.journal = journal;
        this.clock = clock;
        this.receiver = receiver;
        worker = new Worker(
                "outbox " + kind, Backoff.standard(table.attempts().backoff().random()), this::turn);
    }

    void start() {
        worker.start();
    }

    void wake() {
        worker.wake();
    }

    private Pause turn() {
        var claim = table.claim(journal.head().sequence(), clock.instant());
        switch (claim) {
            case OutboxTable.Claim.Nothing _ -> {
                table.dropSettled(clock.instant());
                return new Pause(GATHERING, LOOKS_AT_LEAST_EVERY);
            }
            case OutboxTable.Claim.Spent spent ->
                LOG.error("{} {} is given up: no attempt was completed.", kind, spent.id());
            case OutboxTable.Claim.Due due -> deliver(due.delivery());
        }
        return Pause.none();
    }

    private void deliver(Delivery delivery) {
        try {
            receiver.deliver(delivery);
        } catch (DeliveryRejected e) {
            LOG.warn("{} {} is given up: {}", kind, delivery.id(), e.getMessage());
            table.giveUp(delivery, OutboxTable.reason(e), clock.instant());
            return;
        } catch (NotYet e) {
            table.putOff(delivery, e.again(), OutboxTable.reason(e), clock.instant());
            return;
        } catch (Exception e) {
            failed(delivery, e);
            return;
        }
        table.delivered(delivery, clock.instant());
    }

    private void failed(Delivery delivery, Exception e) {
        if (delivery.attempt() < table.attempts().most()) {
            LOG.warn("{} {} failed at attempt {}; it will be retried.", kind, delivery.id(), delivery.attempt(), e);
            table.postpone(delivery, OutboxTable.reason(e), clock.instant());
        } else {
            LOG.error("{} {} is given up after {} attempts.", kind, delivery.id(), delivery.attempt(), e);
            table.giveUp(delivery, OutboxTable.reason(e), clock.instant());
        }
    }

    @Override
    public void close() {
        worker.close();
    }
}
