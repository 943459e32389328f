package dev.sportello.relay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Message;
import dev.sportello.model.Party;
import dev.sportello.model.TicketId;
import dev.sportello.relay.storage.Database;
import dev.sportello.schedule.Scenario;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RelayFrame;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Three senders submit commands at once, some of them twice, while two readers read snapshots; in some schedules the
/// journal is closed meanwhile.
final class WriteScenario implements Scenario {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:15:30.123Z"), ZoneOffset.UTC);
    private static final TicketId TICKET = new TicketId(1_001);
    private static final int COMMANDS = 3;
    private static final int READERS = 2;

    /// Of each reader.
    private static final int READS = 4;

    private final Database database;
    private final Map<CommandId, CompletableFuture<RelayFrame>> answers = new ConcurrentHashMap<>();
    private final List<Long> published = new CopyOnWriteArrayList<>();

    /// One more for each reader and row that is published.
    private final Semaphore reads = new Semaphore(0);

    private final List<String> wrong = new CopyOnWriteArrayList<>();

    WriteScenario(Database database) {
        this.database = database;
    }

    @Override
    public void run(RandomGenerator random) throws InterruptedException {
        var opened = Journal.open(database, new Codec(), CLOCK, JournalLimits.DEFAULT);
        try (var journal = opened.start()) {
            journal.subscribe(entries -> {
                entries.forEach(entry -> published.add(entry.sequence()));
                reads.release(READERS);
            });
            var head = journal.head().sequence();
            var ids = ids(random);
            var threads = new ArrayList<Thread>();
            threads.add(start(() -> submit(journal, ids.subList(0, COMMANDS))));
            threads.add(start(() -> submit(journal, ids.subList(COMMANDS, 2 * COMMANDS))));
            // Sent again, as after a link that broke.
            threads.add(start(() -> submit(journal, ids.subList(0, 2 * COMMANDS).reversed())));
            var readers = Stream.generate(() -> start(() -> read(journal)))
                    .limit(READERS)
                    .toList();
            if (random.nextInt(3) == 0) {
                threads.add(start(journal::close));
            }
            for (var thread : threads) {
                thread.join();
            }
            reads.release(READERS * READS);
            for (var reader : readers) {
                reader.join();
            }
            check(head);
        }
    }

    private static List<CommandId> ids(RandomGenerator random) {
        var ids = new ArrayList<CommandId>();
        for (var i = 0; i < 2 * COMMANDS; i++) {
            ids.add(new CommandId(new UUID(random.nextLong(), random.nextLong())));
        }
        return ids;
    }

    private static Thread start(Runnable work) {
        return Thread.ofVirtual().name("test").start(work);
    }

    private void submit(Journal journal, List<CommandId> ids) {
        for (var id : ids) {
            var answer = journal.submit(new JournalCommand(id, "maria", true, transaction -> append(transaction, id)));
            var checked = answer.thenApply(frame -> {
                checkAtAnswer(journal, frame);
                return frame;
            });
            var other = answers.putIfAbsent(id, checked);
            if (other != null && checked.join() instanceof RelayFrame.Done done) {
                wrongUnless(sameOrRefused(other.join(), done), "a command that was sent again was carried out again");
            }
        }
    }

    private static boolean sameOrRefused(RelayFrame other, RelayFrame.Done done) {
        return !(other instanceof RelayFrame.Done first) || first.equals(done);
    }

    private static long append(JournalTransaction journal, CommandId id) {
        var message = new Message(id.message(), new Party.Shopper(), "Where is my parcel? 📦");
        return journal.append(TICKET, new Change.MessageAdded(message)).sequence();
    }

    /// On the writer's thread. Another connection sees what is committed, and nothing else.
    private void checkAtAnswer(Journal journal, RelayFrame frame) {
        if (frame instanceof RelayFrame.Done done) {
            var stored = database.jdbi().withHandle(JournalTables::end);
            wrongUnless(stored.sequence() >= done.sequence(), "answered before it was committed");
            wrongUnless(journal.head().sequence() >= done.sequence(), "answered before the head moved");
            wrongUnless(published.contains(done.sequence()), "answered before it was published");
        }
    }

    private void read(Journal journal) {
        for (var i = 0; i < READS; i++) {
            reads.acquireUninterruptibly();
            var before = journal.head().sequence();
            var position = journal.snapshot((_, at) -> at);
            wrongUnless(position.sequence() >= before, "a snapshot of before it was asked for");
        }
    }

    private void wrongUnless(boolean holds, String what) {
        if (!holds) {
            wrong.add(what);
        }
    }

    private void check(long head) {
        assertThat(wrong).isEmpty();
        var done = new HashMap<Long, CommandId>();
        answers.forEach((id, answer) -> {
            assertThat(answer).as("whether each is answered").isCompleted();
            if (answer.join() instanceof RelayFrame.Done frame) {
                assertThat(done.put(frame.sequence(), id))
                        .as("two commands of one entry")
                        .isNull();
            }
        });
        assertThat(published)
                .as("what is published")
                .isEqualTo(LongStream.range(head + 1, head + 1 + published.size())
                        .boxed()
                        .toList())
                .containsAll(done.keySet());
    }
}
