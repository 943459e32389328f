package dev.sportello.relay.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Entry;
import dev.sportello.model.Position;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.FaultyDatabase.Fault;
import dev.sportello.relay.storage.FaultyDatabase;
import dev.sportello.wire.Codec;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowerTest extends OnAJournal {
    private static final int BATCH = 1_000;

    /// Notes the number of each entry in a table of the test's own.
    private static class Notes implements TableSink.Tables {
        @Override
        public Position begin(Handle handle, Position head) {
            handle.execute("delete from note");
            return new Position(head.epoch(), 0);
        }

        @Override
        public void take(Handle handle, List<Entry> entries) {
            entries.forEach(entry -> handle.execute("insert into note values (?)", entry.sequence()));
        }
    }

    @BeforeEach
    void makeNotes() throws Exception {
        execute("create table note (sequence bigint not null)");
    }

    private List<Long> notes() {
        return database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select sequence from note order by sequence")
                        .mapTo(Long.class)
                        .list());
    }

    private static Long[] upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toArray(Long[]::new);
    }

    private Follower follow(TableSink.Tables tables) {
        return follow(database(), tables);
    }

    private Follower follow(Database database, TableSink.Tables tables) {
        return owns(Follower.start("notes", journal(), new TableSink(database, "notes", tables), BRIEF));
    }

    @Test
    void takesWhatWasWrittenBeforeItAndWhatComesAfter() {
        write(3);
        var follower = follow(new Notes());
        caughtUp(follower);
        write(4);
        caughtUp(follower);
        assertThat(notes()).containsExactly(upTo(7));
        assertThat(follower.failures()).isZero();
    }

    @Test
    void takesMoreThanOneBatch() {
        var each = 1_100;
        decide((transaction, _) -> {
            for (var i = 1; i < each; i++) {
                var _ = append(transaction, i);
            }
        });
        caughtUp(follow(new Notes()));
        assertThat(notes()).hasSize(each);
    }

    /// The last batch may be a full one: only a look behind it tells that nothing follows.
    @Test
    void saysThatItHasCaughtUpHoweverManyEntriesThereAre() {
        var taken = new AtomicInteger();
        var caughtUpWith = new AtomicInteger();
        decide((transaction, _) -> {
            for (var i = 1; i < BATCH; i++) {
                var _ = append(transaction, i);
            }
        });
        owns(Follower.start("counting", journal(), counting(taken, caughtUpWith), BRIEF));
        eventually().untilAsserted(() -> assertThat(caughtUpWith).hasValue(BATCH));
        write(1);
        eventually().untilAsserted(() -> assertThat(caughtUpWith).hasValue(BATCH + 1));
    }

    private static Sink counting(AtomicInteger taken, AtomicInteger caughtUpWith) {
        return new Sink() {
            @Override
            public @Nullable Position position() {
                return null;
            }

            @Override
            public Position begin(Position head) {
                return new Position(head.epoch(), 0);
            }

            @Override
            public Position take(List<Entry> entries, Position upTo) {
                taken.addAndGet(entries.size());
                return upTo;
            }

            @Override
            public void caughtUp() {
                caughtUpWith.set(taken.get());
            }
        };
    }

    @Test
    void goesOnAfterARestartFromWhereItWas() throws Exception {
        var first = follow(new Notes());
        write(3);
        caughtUp(first);
        restart();
        write(2);
        var again = follow(new Notes() {
            @Override
            public Position begin(Handle handle, Position head) {
                throw new IllegalStateException("It has begun before.");
            }
        });
        caughtUp(again);
        assertThat(notes()).containsExactly(upTo(5));
    }

    @Test
    void takesOnlyWhatComesFromNowOnWhereItSaysSo() {
        write(3);
        var follower = follow(new Notes() {
            @Override
            public Position begin(Handle handle, Position head) {
                return head;
            }
        });
        caughtUp(follower);
        write(2);
        caughtUp(follower);
        assertThat(notes()).containsExactly(4L, 5L);
    }

    @Test
    void oneThatThrowsIsTriedAgainAndCostsNobodyElseAnything() {
        var tries = new AtomicInteger();
        var failing = follow(new Notes() {
            @Override
            public void take(Handle handle, List<Entry> entries) {
                super.take(handle, entries);
                if (tries.incrementAndGet() <= 3) {
                    throw new IllegalStateException("Not yet.");
                }
            }
        });
        execute("create table other (sequence bigint not null)");
        var other = owns(Follower.start(
                "others",
                journal(),
                new TableSink(database(), "others", new TableSink.Tables() {
                    @Override
                    public Position begin(Handle handle, Position head) {
                        return new Position(head.epoch(), 0);
                    }

                    @Override
                    public void take(Handle handle, List<Entry> entries) {
                        entries.forEach(entry -> handle.execute("insert into other values (?)", entry.sequence()));
                    }
                }),
                BRIEF));
        write(5);
        caughtUp(other);
        assertThat(other.failures()).isZero();
        caughtUp(failing);
        assertThat(failing.failures()).isEqualTo(3);
        assertThat(notes()).as("what failed was rolled back").containsExactly(upTo(5));
    }

    @Test
    void anErrorEndsItNoMoreThanAnException() {
        var tries = new AtomicInteger();
        var follower = follow(new Notes() {
            @Override
            public void take(Handle handle, List<Entry> entries) {
                if (tries.incrementAndGet() == 1) {
                    throw new AssertionError("Not yet.");
                }
                super.take(handle, entries);
            }
        });
        write(2);
        caughtUp(follower);
        assertThat(follower.failures()).isEqualTo(1);
        assertThat(notes()).containsExactly(upTo(2));
    }

    @Test
    void whatItWritesAndItsPositionAreOneCommitWhateverBecomesOfIt() {
        try (var faulty = new FaultyDatabase(config())) {
            var follower = follow(faulty.database(), new Notes());
            write(1);
            caughtUp(follower);
            for (var fault : List.of(Fault.AFTER_COMMIT, Fault.BEFORE_COMMIT, Fault.AFTER_COMMIT)) {
                faulty.next(fault);
                write(2);
                eventually().until(faulty::happened);
                caughtUp(follower);
            }
            assertThat(notes()).containsExactly(upTo(7));
            follower.close();
        }
    }

    @Test
    void beginsAnewWithAnotherJournal() throws Exception {
        write(5);
        caughtUp(follow(new Notes()));
        closeJournal();
        // As after a restore: the journal has another name, and its entries are others.
        execute("update journal_head set epoch = '" + UUID.randomUUID() + "'");
        execute("insert into note values (99)");
        openJournal();
        var follower = follow(new Notes());
        caughtUp(follower);
        assertThat(notes()).containsExactly(upTo(5));
        assertThat(follower.failures()).isZero();
    }

    @Test
    void beginsAnewWhenItIsAheadOfTheJournal() throws Exception {
        write(5);
        caughtUp(follow(new Notes()));
        closeJournal();
        execute("update follower set sequence = 7");
        execute("insert into note values (7)");
        openJournal();
        caughtUp(follow(new Notes()));
        assertThat(notes()).containsExactly(upTo(5));
    }

    /// Only on PostgreSQL there is another relay.
    @Test
    void goesOnFromWhereAnotherRelayIsThoughItsOwnHasNotFoundThatYet() {
        if (!database().dialect().shared()) {
            return;
        }
        write(5);
        caughtUp(follow(new Notes()));
        // It has not read the log yet, and cannot be asked to.
        var other = owns(Journal.open(database(), new Codec(), clock, JournalLimits.DEFAULT));
        var begun = new AtomicInteger();
        var sink = new TableSink(database(), "notes", new Notes() {
            @Override
            public Position begin(Handle handle, Position head) {
                begun.incrementAndGet();
                return super.begin(handle, head);
            }
        });
        var follower = owns(Follower.start("notes", other, sink, BRIEF));
        eventually().untilAsserted(() -> assertThat(follower.failures()).isPositive());
        var _ = other.start();
        write(1);
        eventually().untilAsserted(() -> assertThat(notes()).containsExactly(upTo(6)));
        caughtUp(follower);
        assertThat(begun).hasValue(0);
    }

    @Test
    void beginsAnewOnlyWhereAnotherRelayHasNotDoneSoMeanwhile() {
        write(3);
        var late = new TableSink(database(), "notes", new Notes());
        assertThat(late.position()).isNull();
        caughtUp(follow(new Notes()));
        var now = journal().head();
        assertThat(late.begin(now)).isEqualTo(now);
        assertThat(notes()).containsExactly(upTo(3));
    }

    @Test
    void twoOfOneNameTakeEachEntryOnce() {
        var first = follow(new Notes());
        caughtUp(first);
        var second = follow(new Notes());
        write(60);
        caughtUp(first);
        caughtUp(second);
        assertThat(notes()).containsExactly(upTo(60));
    }

    @Test
    void saysHowFarItIsBehindAndEndsWithTheBatchThatItIsIn() throws Exception {
        var inBatch = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var follower = follow(new Notes() {
            @Override
            public void take(Handle handle, List<Entry> entries) {
                inBatch.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("Nobody interrupts it.", e);
                }
                super.take(handle, entries);
            }
        });
        write(1);
        inBatch.await();
        write(3);
        assertThat(follower.lag()).isEqualTo(4);
        var closing = Thread.ofVirtual().start(follower::close);
        goOn.countDown();
        closing.join();
        assertThat(notes()).as("the batch that it was in").contains(1L);
        var taken = notes().size();
        write(1);
        assertThat(notes()).as("after its end").hasSize(taken);
    }
}
