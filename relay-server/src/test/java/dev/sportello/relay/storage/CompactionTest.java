package dev.sportello.relay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.RelayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The embedded database's file, as the relay's writer makes it grow: many commits, each forced, that write the same
/// few rows again and again.
@Tag("long")
class CompactionTest {
    private static final long MEGABYTE = 1 << 20;
    private static final int ROWS = 400;

    private static final int KILLS = Integer.getInteger("compaction-kills", 8);
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    @TempDir
    Path folder = Path.of("");

    @Test
    void aFileThatIsMostlyEmptyShrinksWhenTheDatabaseIsClosed() throws Exception {
        grow(folder).close();
        assertThat(size(folder)).isLessThan(4 * MEGABYTE);
        checkRows(folder);
    }

    @Test
    void aFileThatAKilledRelayLeftIsCompactedAtTheNextStart() throws Exception {
        var killed = killed();
        assertThat(size(killed)).isGreaterThan(20 * MEGABYTE);
        try (var database = Database.open(new DatabaseConfig.Embedded(killed))) {
            assertThat(size(killed)).isLessThan(4 * MEGABYTE);
            database.jdbi().useHandle(handle -> handle.execute("update turn set number = number + 1"));
            database.force();
        }
        checkRows(killed);
    }

    @Test
    @Tag("kill")
    void aRelayKilledWhileItCompactsLosesNothing() throws Exception {
        var killed = killed();
        System.out.printf("-Dcompaction-kills=%d -Dseed=%d%n", KILLS, SEED);
        var random = new Random(SEED);
        var options = List.of(killed.toString());
        for (var round = 0; round < KILLS; round++) {
            try (var process = new RelayProcess(List.of("-Xmx256m"), OpenedDatabase.class.getName(), options)) {
                process.startAndKill(Duration.ofMillis(200 + random.nextInt(2_000)));
            }
            checkRows(copy(killed, "checked-" + round));
        }
    }

    /// A data folder as it is after the process was killed.
    private Path killed() throws Exception {
        try (var _ = grow(Files.createDirectories(folder.resolve("running")))) {
            return copy(folder.resolve("running"), "killed");
        }
    }

    /// Its turn table counts the rounds in which the rows were written; it and they agree after each commit.
    private static Database grow(Path folder) throws Exception {
        var database = Database.open(new DatabaseConfig.Embedded(folder));
        database.jdbi().useHandle(handle -> {
            handle.execute("create table turn (number bigint)");
            handle.execute("insert into turn values (0)");
            handle.execute("create table kept (id bigint primary key, turn bigint, text varchar(1000))");
        });
        for (var turn = 1; size(folder) < 24 * MEGABYTE; turn++) {
            var number = turn;
            database.jdbi().useTransaction(handle -> write(handle, number));
            database.force();
        }
        return database;
    }

    private static void write(Handle handle, int turn) {
        handle.execute("update turn set number = ?", turn);
        try (var batch = handle.prepareBatch("merge into kept values (?, ?, ?)")) {
            for (var id = 0; id < ROWS; id++) {
                var _ = batch.bind(0, id).bind(1, turn).bind(2, text(id)).add();
            }
            var _ = batch.execute();
        }
    }

    private static void checkRows(Path folder) throws Exception {
        try (var database = Database.open(new DatabaseConfig.Embedded(folder))) {
            var turns = database.jdbi()
                    .withHandle(handle -> handle.createQuery(
                                    "select distinct kept.turn - least(turn.number, kept.turn) from kept, turn")
                            .mapTo(Long.class)
                            .list());
            assertThat(turns).containsExactly(0L);
            var texts = database.jdbi()
                    .withHandle(handle -> handle.createQuery("select text from kept order by id")
                            .mapTo(String.class)
                            .list());
            assertThat(texts)
                    .containsExactlyElementsOf(IntStream.range(0, ROWS)
                            .mapToObj(CompactionTest::text)
                            .toList());
        }
    }

    /// A text of which no compression makes less.
    private static String text(int id) {
        return new Random(id)
                .ints(200, ' ', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Path copy(Path from, String name) throws IOException {
        var to = Files.createDirectories(folder.resolve(name));
        Files.copy(from.resolve("sportello.mv.db"), to.resolve("sportello.mv.db"));
        return to;
    }

    private static long size(Path folder) throws IOException {
        return Files.size(folder.resolve("sportello.mv.db"));
    }
}
