package dev.sportello.relay.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.Party;
import dev.sportello.model.Position;
import dev.sportello.model.TicketId;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.FaultyDatabase;
import dev.sportello.relay.storage.FaultyDatabase.Fault;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

class JournalTest extends OnBothDatabases {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:15:30.123Z"), ZoneOffset.UTC);
    private static final TicketId TICKET = new TicketId(1_001);

    private final Codec codec = new Codec();
    private final List<Long> published = new CopyOnWriteArrayList<>();

    private Journal open(Database database) {
        return open(database, JournalLimits.DEFAULT);
    }

    private Journal open(Database database, JournalLimits limits) {
        var journal = Journal.open(database, codec, CLOCK, limits).start();
        journal.subscribe(entries -> entries.forEach(entry -> published.add(entry.sequence())));
        return journal;
    }

    private static CommandId id(long number) {
        return new CommandId(new UUID(7, number));
    }

    private static JournalCommand say(CommandId id, String sender) {
        return new JournalCommand(id, sender, true, journal -> append(journal, id));
    }

    private static long append(JournalTransaction journal, CommandId id) {
        var message = new Message(id.message(), new Party.Shopper(), "Where is my parcel? 📦");
        return journal.append(TICKET, new Change.MessageAdded(message)).sequence();
    }

    private static JournalCommand refused(CommandId id) {
        return new JournalCommand(id, "maria", true, _ -> {
            throw new RefusedFrame(ErrorKind.TICKET_CLOSED, "It is closed.", id);
        });
    }

    private static JournalCommand poisoned(CommandId id) {
        return new JournalCommand(id, "mallory", true, journal -> {
            append(journal, id);
            throw new IllegalStateException("This command cannot be carried out.");
        });
    }

    /// Holds the writer up, so that what is submitted meanwhile shares a batch.
    private static CountDownLatch hold(Journal journal) throws InterruptedException {
        var held = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var _ = journal.submit(new JournalCommand(id(-1), "test", false, _ -> {
            held.countDown();
            await(release);
            return 0;
        }));
        await(held);
        return release;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RelayFrame answer(CompletableFuture<RelayFrame> answer) throws Exception {
        return answer.get(20, TimeUnit.SECONDS);
    }

    private static ErrorName error(CompletableFuture<RelayFrame> answer) throws Exception {
        return ((RelayFrame.Refused) answer(answer)).refusal().error();
    }

    @Test
    void aSubscriberThatThrowsCostsNobodyElseAnything() throws Exception {
        try (var journal =
                Journal.open(database(), codec, CLOCK, JournalLimits.DEFAULT).start()) {
            journal.subscribe(_ -> {
                throw new IllegalStateException("This subscriber cannot take anything.");
            });
            journal.subscribe(_ -> {
                throw new AssertionError("Nor can this one.");
            });
            journal.subscribe(entries -> entries.forEach(entry -> published.add(entry.sequence())));
            for (var i = 1; i <= 3; i++) {
                assertThat(answer(journal.submit(say(id(i), "maria")))).isEqualTo(new RelayFrame.Done(id(i), i));
            }
            assertThat(published).as("what was carried out, once").containsExactly(1L, 2L, 3L);
            assertThat(journal.head().sequence()).isEqualTo(3);
        }
    }

    @Test
    void readsEntriesAsObjectsInOrder() throws Exception {
        try (var journal = open(database())) {
            for (var i = 1; i <= 5; i++) {
                var _ = answer(journal.submit(say(id(i), "maria")));
            }
            assertThat(journal.read(0, 3)).extracting(Entry::sequence).containsExactly(1L, 2L, 3L);
            assertThat(journal.read(3, 3)).extracting(Entry::sequence).containsExactly(4L, 5L);
            assertThat(journal.read(5, 3)).isEmpty();
            var entry = journal.read(0, 1).getFirst();
            assertThat(entry.ticket()).isEqualTo(TICKET);
            assertThat(entry.at()).isEqualTo(CLOCK.instant());
            assertThat(entry.change())
                    .isEqualTo(new Change.MessageAdded(
                            new Message(id(1).message(), new Party.Shopper(), "Where is my parcel? 📦")));
        }
    }

    @Test
    void numbersEntriesWithoutGapsHoweverManyWriteAtOnce() throws Exception {
        try (var journal = open(database());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 500)
                    .mapToObj(i -> i % 5 == 0 ? refused(id(i)) : say(id(i), "maria"))
                    .map(command -> CompletableFuture.supplyAsync(
                            () -> journal.submit(command).join(), threads))
                    .toList();
            for (var answer : answers) {
                var _ = answer(answer);
            }
            assertThat(published)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 400).boxed().toList());
            assertThat(journal.entries(0, 400, 1_000).orElseThrow())
                    .extracting(JournalEntry::sequence)
                    .isEqualTo(published);
        }
    }

    @Test
    void answersTheSameCommandTheSameAlsoAfterARestart() throws Exception {
        RelayFrame first;
        try (var journal = open(database())) {
            first = answer(journal.submit(say(id(1), "maria")));
            answer(journal.submit(say(id(2), "maria")));
            assertThat(answer(journal.submit(say(id(1), "maria")))).isEqualTo(first);
        }
        try (var journal = open(reopen())) {
            assertThat(answer(journal.submit(say(id(1), "maria")))).isEqualTo(first);
            assertThat(journal.head().sequence()).isEqualTo(2);
        }
    }

    @Test
    void keepsItsEpochAndItsPlaceOverARestart() throws Exception {
        Position before;
        try (var journal = open(database())) {
            answer(journal.submit(say(id(1), "maria")));
            before = journal.head();
        }
        try (var journal = open(reopen())) {
            assertThat(journal.head()).isEqualTo(before);
        }
    }

    @Test
    void answersTheSameCommandTwiceInOneBatchTheSame() throws Exception {
        try (var journal = open(database())) {
            var release = hold(journal);
            var first = journal.submit(say(id(1), "maria"));
            var second = journal.submit(say(id(1), "maria"));
            release.countDown();
            assertThat(answer(first)).isEqualTo(answer(second)).isEqualTo(new RelayFrame.Done(id(1), 1));
            assertThat(published).containsExactly(1L);
        }
    }

    @Test
    void refusesAnIdThatAnotherSenderHasUsed() throws Exception {
        try (var journal = open(database())) {
            answer(journal.submit(say(id(1), "maria")));
            assertThat(error(journal.submit(say(id(1), "mallory")))).isEqualTo(ErrorKind.ID_TAKEN);
            assertThat(published).containsExactly(1L);
        }
    }

    @Test
    void letsOneCommandThatCannotBeCarriedOutCostTheOthersOfItsBatchNothing() throws Exception {
        try (var journal = open(database())) {
            var release = hold(journal);
            var before = journal.submit(say(id(1), "maria"));
            var poisoned = journal.submit(poisoned(id(2)));
            var after = journal.submit(say(id(3), "maria"));
            release.countDown();
            assertThat(answer(before)).isEqualTo(new RelayFrame.Done(id(1), 1));
            assertThat(error(poisoned)).isEqualTo(ErrorKind.INTERNAL);
            assertThat(answer(after)).isEqualTo(new RelayFrame.Done(id(3), 2));
            assertThat(published).containsExactly(1L, 2L);
        }
    }

    @Test
    void carriesNothingOutWhoseTurnHasPassedMeanwhile() throws Exception {
        try (var journal = open(database())) {
            var release = hold(journal);
            var poisoned = journal.submit(poisoned(id(1)));
            var turn = new AtomicBoolean(true);
            var told = poisoned.thenAccept(_ -> turn.set(false));
            var behind = journal.submit(
                    new JournalCommand(id(2), "mallory", true, turn::get, transaction -> append(transaction, id(2))));
            var another = journal.submit(say(id(3), "maria"));
            release.countDown();
            // Who waits for the answer itself may be the one that tells others of it, later than the writer would.
            told.join();
            assertThat(error(poisoned)).isEqualTo(ErrorKind.INTERNAL);
            assertThat(error(behind)).isEqualTo(ErrorKind.BUSY);
            assertThat(answer(another)).isEqualTo(new RelayFrame.Done(id(3), 1));
        }
    }

    @Test
    void refusesWhatDoesNotFitIntoItsQueue() throws Exception {
        try (var journal = open(database(), new JournalLimits(2, 10))) {
            var release = hold(journal);
            var waiting = List.of(journal.submit(say(id(1), "maria")), journal.submit(say(id(2), "maria")));
            assertThat(error(journal.submit(say(id(3), "maria")))).isEqualTo(ErrorKind.BUSY);
            release.countDown();
            for (var answer : waiting) {
                assertThat(answer(answer)).isInstanceOf(RelayFrame.Done.class);
            }
        }
    }

    @Test
    void carriesOutWhatWaitsBeforeItCloses() throws Exception {
        var answers = new ArrayList<CompletableFuture<RelayFrame>>();
        var journal = open(database());
        for (var i = 0; i < 50; i++) {
            answers.add(journal.submit(say(id(i), "maria")));
        }
        journal.close();
        for (var answer : answers) {
            assertThat(answer(answer)).isInstanceOf(RelayFrame.Done.class);
        }
        assertThat(error(journal.submit(say(id(99), "maria")))).isEqualTo(ErrorKind.BUSY);
    }

    @Test
    void publishesOnceAndAnswersOnTheNextTryWhenTheAnswerToACommitIsLost() throws Exception {
        failsOnce(Fault.AFTER_COMMIT);
    }

    @Test
    void acknowledgesNothingWhenTheCommitDoesNotArrive() throws Exception {
        failsOnce(Fault.BEFORE_COMMIT);
    }

    @Test
    void acknowledgesAndPublishesNothingThatIsNotForced() throws Exception {
        // A commit of PostgreSQL is forced already: there the fault is a lost commit once more.
        failsOnce(kind == TestDatabase.POSTGRES ? Fault.AFTER_COMMIT : Fault.FORCE);
    }

    private void failsOnce(Fault fault) throws Exception {
        try (var faulty = new FaultyDatabase(config());
                var journal = open(faulty.database())) {
            assertThat(answer(journal.submit(say(id(1), "maria")))).isEqualTo(new RelayFrame.Done(id(1), 1));
            faulty.next(fault);
            assertThat(error(journal.submit(say(id(2), "maria")))).isEqualTo(ErrorKind.STORAGE_FAILED);
            assertThat(answer(journal.submit(say(id(2), "maria")))).isEqualTo(new RelayFrame.Done(id(2), 2));
            assertThat(answer(journal.submit(say(id(3), "maria")))).isEqualTo(new RelayFrame.Done(id(3), 3));
            assertThat(published).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void publishesWhatALostCommitLeftEvenIfNobodyWritesAgain() throws Exception {
        try (var faulty = new FaultyDatabase(config());
                var journal = open(faulty.database())) {
            faulty.next(Fault.AFTER_COMMIT);
            assertThat(error(journal.submit(say(id(1), "maria")))).isEqualTo(ErrorKind.STORAGE_FAILED);
            Awaitility.await().until(() -> published.equals(List.of(1L)));
        }
    }

    @Test
    void takesTurnsWithAnotherRelayWithoutGaps() throws Exception {
        try (var one = open(database());
                var other = Journal.open(database(), codec, CLOCK, JournalLimits.DEFAULT)
                        .start()) {
            var answers = new ArrayList<CompletableFuture<RelayFrame>>();
            for (var i = 0; i < 200; i++) {
                answers.add((i % 2 == 0 ? one : other).submit(say(id(i), "maria")));
            }
            for (var answer : answers) {
                assertThat(answer(answer)).isInstanceOf(RelayFrame.Done.class);
            }
            answer(one.submit(say(id(200), "maria")));
            assertThat(published)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 201).boxed().toList());
        }
    }

    @Test
    void isTheSameAfterItsProjectionsWereEmptied() throws Exception {
        try (var journal = open(database())) {
            answer(journal.submit(say(id(1), "maria")));
            answer(journal.submit(say(id(2), "maria")));
        }
        database().jdbi().useHandle(handle -> {
            handle.execute("delete from answered_page");
            handle.execute("delete from projection");
        });
        try (var journal = open(reopen())) {
            assertThat(answer(journal.submit(say(id(1), "maria")))).isEqualTo(new RelayFrame.Done(id(1), 1));
            assertThat(journal.head().sequence()).isEqualTo(2);
        }
    }

    @Test
    void knowsEveryAnswerHoweverManyCameSince() throws Exception {
        try (var journal = open(database())) {
            for (var i = 0; i < 3; i++) {
                var answers = new ArrayList<CompletableFuture<RelayFrame>>();
                for (var j = 0; j < 4_000; j++) {
                    answers.add(journal.submit(say(id(100L * j + i), "maria")));
                }
                for (var answer : answers) {
                    assertThat(answer(answer)).isInstanceOf(RelayFrame.Done.class);
                }
            }
        }
        try (var journal = open(reopen())) {
            for (var j = 0; j < 4_000; j += 97) {
                assertThat(answer(journal.submit(say(id(100L * j + 1), "maria"))))
                        .isEqualTo(new RelayFrame.Done(id(100L * j + 1), 4_001 + j));
            }
            assertThat(journal.head().sequence()).isEqualTo(12_000);
        }
    }

    @Test
    void knowsItsAnswersWhateverTheIdsLookLike() throws Exception {
        var random = new Random(7);
        var ids = IntStream.range(0, 200)
                .mapToObj(_ -> new CommandId(new UUID(random.nextLong(), random.nextLong())))
                .toList();
        try (var journal = open(database())) {
            for (var id : ids) {
                answer(journal.submit(say(id, "maria")));
            }
        }
        try (var journal = open(reopen())) {
            for (var i = 0; i < ids.size(); i++) {
                assertThat(answer(journal.submit(say(ids.get(i), "maria"))))
                        .isEqualTo(new RelayFrame.Done(ids.get(i), i + 1));
            }
            assertThat(journal.head().sequence()).isEqualTo(200);
        }
    }

    @Test
    void goesOnWhenItsDatabaseWasClosedUnderIt() throws Exception {
        try (var journal = open(database())) {
            answer(journal.submit(say(id(1), "maria")));
            breakAllConnections();
            var again = id(2);
            Awaitility.await().until(() -> journal.submit(say(again, "maria")).get() instanceof RelayFrame.Done);
            assertThat(answer(journal.submit(say(id(1), "maria")))).isEqualTo(new RelayFrame.Done(id(1), 1));
            assertThat(published).containsExactly(1L, 2L);
            long read = journal.snapshot((_, position) -> position.sequence());
            assertThat(read).isEqualTo(2);
        }
    }

    private void breakAllConnections() {
        try {
            database()
                    .jdbi()
                    .useHandle(handle -> handle.execute(
                            switch (kind) {
                                case H2 -> "shutdown immediately";
                                case POSTGRES ->
                                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()";
                            }));
        } catch (JdbiException _) {
            // Its own connection is broken as well.
        }
    }

    @Test
    void refusesWhatWaitsBehindAFailedBatchSoThatItOvertakesNothing() throws Exception {
        try (var faulty = new FaultyDatabase(config());
                var journal = open(faulty.database(), new JournalLimits(100, 1))) {
            var release = hold(journal);
            faulty.next(FaultyDatabase.Fault.BEFORE_COMMIT);
            var first = journal.submit(say(id(1), "maria"));
            var second = journal.submit(say(id(2), "maria"));
            release.countDown();
            assertThat(error(first)).isEqualTo(ErrorKind.STORAGE_FAILED);
            assertThat(error(second)).isEqualTo(ErrorKind.STORAGE_FAILED);
            assertThat(answer(journal.submit(say(id(1), "maria")))).isEqualTo(new RelayFrame.Done(id(1), 1));
            assertThat(answer(journal.submit(say(id(2), "maria")))).isEqualTo(new RelayFrame.Done(id(2), 2));
        }
    }

    @Test
    void servesNothingFromADamagedRow() throws Exception {
        try (var journal = open(database())) {
            answer(journal.submit(say(id(1), "maria")));
        }
        database()
                .jdbi()
                .useHandle(handle -> handle.execute("update journal_row set last_sequence = 2, first_sequence = 2"));
        var reopened = reopen();
        var read =
                reopened.jdbi().withHandle(handle -> new LogReader(codec).entries(handle, List.of(new EntryRef(2, 1))));
        assertThat(read).isEmpty();
    }
}
