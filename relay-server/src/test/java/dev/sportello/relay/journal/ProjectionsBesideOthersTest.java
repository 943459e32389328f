package dev.sportello.relay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.Change;
import dev.sportello.model.Message;
import dev.sportello.model.Party;
import dev.sportello.model.TicketId;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several relays keep the same tables.
class ProjectionsBesideOthersTest {

    @TempDir
    Path folder;

    private Database database;
    private Journal busy;
    private long said;

    @BeforeEach
    void start() throws Exception {
        database = Database.open(TestDatabase.POSTGRES.prepared(folder));
        busy = open(new Emptied()).start();
    }

    @AfterEach
    void end() {
        busy.close();
        database.close();
    }

    @Test
    void aRelayThatStartsDoesNotWaitForWhoWritesTheTables() throws Exception {
        say();
        await().until(() -> position().row() == 1);
        var journal = open(new Emptied());
        var starting = database.jdbi().inTransaction(handle -> {
            var _ = ProjectionTable.lock(handle);
            return CompletableFuture.supplyAsync(journal::start)
                    .orTimeout(1, TimeUnit.MINUTES)
                    .join();
        });
        try (starting) {
            assertThat(starting.head()).isEqualTo(busy.head());
        }
    }

    @Test
    void aRelayThatWaitsForAnotherOneToMakeTheTablesAnewEmptiesNothing() throws Exception {
        say();
        await().until(() -> position().row() == 1);
        var fitting = position();
        database.jdbi()
                .useTransaction(handle -> ProjectionTable.put(
                        handle, new ProjectionTable.Position(fitting.version() + 1, fitting.epoch(), 1, 1)));
        var emptied = new Emptied();
        var journal = open(emptied);
        var started = database.jdbi().inTransaction(handle -> {
            var _ = ProjectionTable.lock(handle);
            ProjectionTable.put(handle, fitting);
            var starting = CompletableFuture.supplyAsync(journal::start);
            await().until(() -> waits("select version, epoch, row_number, sequence from projection for update"));
            say();
            ProjectionTable.move(handle, JournalTables.end(handle));
            return starting;
        });
        try (var second = started.get(1, TimeUnit.MINUTES)) {
            assertThat(second.head()).isEqualTo(busy.head());
            assertThat(emptied.times).hasValue(0);
        }
    }

    @Test
    void noRelayLeavesOutWhatAnotherIsStillToMakeAnew() throws Exception {
        say();
        await().until(() -> position().row() > 0);
        var before = position();
        database.jdbi()
                .useTransaction(handle -> ProjectionTable.put(
                        handle, new ProjectionTable.Position(before.version(), before.epoch(), 0, 0)));
        say();
        busy.close();
        assertThat(position().row()).isZero();
    }

    private Journal open(Projection projection) {
        var journal = Journal.open(database, new Codec(), Clock.systemUTC(), JournalLimits.DEFAULT);
        journal.add(projection);
        return journal;
    }

    private void say() throws Exception {
        var id = new CommandId(new UUID(7, ++said));
        var message = new Message(id.message(), new Party.Shopper(), "Where is my parcel?");
        var answer = busy.submit(new JournalCommand(
                id,
                "maria",
                true,
                journal -> journal.append(new TicketId(1_001), new Change.MessageAdded(message))
                        .sequence()));
        var _ = answer.get(1, TimeUnit.MINUTES);
    }

    private ProjectionTable.Position position() {
        return database.jdbi().inTransaction(ProjectionTable::lock);
    }

    private boolean waits(String query) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query = :query""")
                                .bind("query", query)
                                .mapTo(Long.class)
                                .one()
                        > 0);
    }

    private static final class Emptied implements Projection {
        final AtomicInteger times = new AtomicInteger();

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void clear(Handle handle) {
            times.incrementAndGet();
        }

        @Override
        public void open(Handle handle) {}

        @Override
        public void prepare(CommittedRow row) {}

        @Override
        public void apply(CommittedRow row) {}

        @Override
        public void take() {}

        @Override
        public void write(Handle handle, long writtenRow) {}

        @Override
        public void written() {}

        @Override
        public boolean needs(Handle handle, JournalEntry entry) {
            return false;
        }
    }
}
