package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.replica.ScriptedJournal;
import dev.sportello.model.TicketId;
import dev.sportello.schedule.Scenario;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.random.RandomGenerator;

/// An agent writes to two tickets while the outbox is sent over links that break, and entries arrive beside it.
final class SendScenario implements Scenario {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    private static final List<String> TEXTS = List.of("1", "2", "3");

    private final Path folder;
    private final ScriptedJournal journal = new ScriptedJournal();
    private final Map<CommandId, Long> executed = new HashMap<>();

    /// Whether there may be more to send; false at the end.
    private final BlockingQueue<Boolean> signals = new LinkedBlockingQueue<>();

    SendScenario(Path folder) {
        this.folder = folder;
    }

    @Override
    public void run(RandomGenerator random) throws InterruptedException, IOException {
        var tickets = List.of(journal.open("Maria"), journal.open("Paolo"));
        try (var replica = new Replica(
                Files.createTempDirectory(folder, "desk"), ScriptedJournal.ANNA, CLOCK, Random.from(random))) {
            journal.fill(replica);
            replica.outbox().onMore(() -> signals.add(true));
            var link = start(() -> send(replica, random));
            var entries = start(() -> tickets.forEach(ticket -> {
                journal.shopperWrites(ticket, "Hello?");
                receive(replica);
            }));
            var writing = tickets.stream()
                    .map(ticket -> start(() -> write(replica, ticket)))
                    .toList();
            for (var thread : writing) {
                thread.join();
            }
            replica.outbox().answered().join();
            signals.add(false);
            link.join();
            entries.join();
            receive(replica);
            for (var ticket : tickets) {
                assertThat(journal.annasTexts(ticket))
                        .as("what the relay was sent")
                        .isEqualTo(TEXTS);
            }
            assertThat(replica.outbox().commands()).as("what still waits").isEmpty();
        }
    }

    private static Thread start(Runnable work) {
        return Thread.ofVirtual().name("test").start(work);
    }

    private void write(Replica replica, TicketId ticket) {
        TEXTS.forEach(text -> {
            var _ = replica.outbox().reply(journal.ticket(ticket), text);
        });
    }

    /// As [Conversation] does, over one link after the other.
    private void send(Replica replica, RandomGenerator random) {
        var sender = new Sender(new Timing(ConnectionTimes.STANDARD, CLOCK, random));
        do {
            var due = new ArrayList<>(sender.due(replica.outbox().due()));
            // A relay that is busy for a moment executes them in another order.
            Collections.shuffle(due, Random.from(random));
            for (var command : due) {
                var sequence = execute(command);
                if (random.nextInt(4) == 0) {
                    // The link breaks before the answer.
                    sender = new Sender(new Timing(ConnectionTimes.STANDARD, CLOCK, random));
                    signals.add(true);
                    break;
                }
                replica.outbox().done(command.id(), sequence).join();
                sender.done(command.id());
                signals.add(true);
            }
            if (random.nextBoolean()) {
                receive(replica);
            }
        } while (next());
    }

    private boolean next() {
        try {
            return signals.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Once by its id, as a relay does.
    private synchronized long execute(Command.ByAgent command) {
        return executed.computeIfAbsent(command.id(), id -> {
            var text = command instanceof Command.Reply reply ? reply.text() : "";
            return journal.agentWrites(command.ticket(), ScriptedJournal.ANNA, id.message(), text)
                    .sequence();
        });
    }

    private void receive(Replica replica) {
        var position = replica.position();
        if (position != null
                && !replica.apply(journal.after(position.sequence()), true).join()) {
            throw new AssertionError("Entries that follow one another did not fit.");
        }
    }
}
