package dev.sportello.relay.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.model.Ticket;
import dev.sportello.relay.StartFailure;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
    private static final int SHOPPERS = 4;
    private static final int BITS = Integer.getInteger("bits", 40);
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    @TempDir
    Path folder;

    private MaintainedRelay relay;

    @BeforeEach
    void chat() throws Exception {
        relay = new MaintainedRelay(folder.resolve("data"));
        relay.start();
        for (var round = 1; round <= 3; round++) {
            for (var shopper = 1; shopper <= SHOPPERS; shopper++) {
                relay.writes("c-" + shopper, "Question " + round + " of " + shopper);
            }
        }
        relay.stop();
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    void saysThatAllIsWell() {
        assertThat(relay.run("", "check")).isZero();
        assertThat(relay.commands.said()).contains("All is well.", "of 4 tickets");
    }

    @Test
    @Tag("long")
    void doesNotReadTheDataOfARelayThatRuns() throws Exception {
        relay.start();
        assertThat(relay.run("", "check")).isEqualTo(1);
        assertThat(relay.commands.said()).contains("in use by another process. Stop the other relay");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal_row set last_sequence = last_sequence + 1 where number = 4",
                "update journal_row set checksum = checksum + 1 where number = 4",
                "delete from journal_row where number = 4",
                "update ticket set state = replace(state, '\"openedAt\":\"2', '\"openedAt\":\"3') where number = 1002",
                "delete from ticket where number = 1002",
                "delete from thread_page where ticket = 1002",
                "delete from answered_page",
                "update ticket_number set highest = 1000",
                "update settings_page set content = 'x' where page = 'hours'",
                "delete from event; delete from customer_word; delete from profile"
            })
    @Tag("long")
    void saysWhatIsWrong(String damage) throws Exception {
        relay.change(handle -> handle.createScript(damage).execute());
        assertThat(relay.run("", "check")).as(damage).isEqualTo(1);
        assertThat(relay.commands.said()).contains("The data are damaged: ", "Restore a backup");
    }

    @Test
    @Tag("long")
    void tablesOfAnotherVersionAreMadeAnewAndNotCompared() throws Exception {
        relay.change(handle -> handle.createScript("""
                delete from ticket where number = 1002;
                update projection set version = version + 1""").execute());
        assertThat(relay.run("", "check")).isZero();
        relay.start();
        assertThat(relay.tickets()).hasSize(SHOPPERS);
    }

    @Test
    void aDamagedRowCostsWhatIsInItAndNobodyElseAnything() throws Exception {
        var row = new long[1];
        relay.change(handle -> {
            row[0] = rowOf(handle, "Question 2 of 1");
            damage(handle, row[0]);
        });
        assertThat(relay.run("", "check")).isEqualTo(1);
        assertThat(relay.commands.said()).contains("Row " + row[0] + " of the log is damaged");
        relay.start();
        assertThat(textsByShopper())
                .isEqualTo(Map.of(
                        "Shopper c-1", List.of("Question 1 of 1", "Question 3 of 1"),
                        "Shopper c-2", List.of("Question 1 of 2", "Question 2 of 2", "Question 3 of 2"),
                        "Shopper c-3", List.of("Question 1 of 3", "Question 2 of 3", "Question 3 of 3"),
                        "Shopper c-4", List.of("Question 1 of 4", "Question 2 of 4", "Question 3 of 4")));
        relay.writes("c-1", "Are you still there?");
        assertThat(textsByShopper().get("Shopper c-1")).endsWith("Are you still there?");
    }

    @Test
    @Tag("long")
    void tablesThatAreMadeAnewFromADamagedLogLackOnlyThat() throws Exception {
        relay.change(handle -> {
            damage(handle, rowOf(handle, "Question 1 of 2"));
            handle.execute("delete from projection");
        });
        relay.start();
        assertThat(relay.tickets())
                .extracting(Ticket::shopperName)
                .contains("Shopper c-1", "Shopper c-3", "Shopper c-4");
        relay.writes("c-2", "A new chat");
        assertThat(textsByShopper().get("Shopper c-2")).containsExactly("A new chat");
        assertThat(relay.tickets())
                .as("no number is given out twice")
                .extracting(it -> it.id().number())
                .contains(1_005L);
    }

    @Test
    @Tag("long")
    void aTableThatIsNoneOfTheRelaysIsNamed() throws Exception {
        relay.change(handle -> {
            handle.execute("alter table agent_session alter column expires_at rename to expires_as");
            handle.execute("alter table agent drop column standing");
        });
        assertThat(relay.run("", "check")).isEqualTo(1);
        assertThat(relay.commands.said())
                .contains("There is no column AGENT.STANDING", "There is no column AGENT_SESSION.EXPIRES_AT")
                .contains("No relay made the column AGENT_SESSION.EXPIRES_AS");
    }

    /// Nothing false is ever told: a flipped bit is found, or lies where nothing is read.
    @Test
    @Tag("long")
    void aFlippedBitInTheFileIsFoundOrHarmless() throws Exception {
        System.out.printf("-Dbits=%d -Dseed=%d%n", BITS, SEED);
        var random = new Random(SEED);
        var whole = Files.readAllBytes(relay.file());
        relay.start();
        var expected = textsByShopper();
        relay.stop();
        var base = Files.readAllBytes(relay.file());
        assertThat(whole.length).isPositive();
        for (var i = 0; i < BITS; i++) {
            var at = random.nextLong(base.length);
            Files.write(relay.file(), base);
            flip(at, random.nextInt(8));
            if (relay.run("", "check") == 0) {
                relay.start();
                // Who is not let in is told nothing false; an admin gets in again by a code.
                assertThat(relay.letsIn() ? textsByShopper() : expected)
                        .as("bit at %d with -Dseed=%d", at, SEED)
                        .isEqualTo(expected);
                relay.stop();
            }
        }
        Files.write(relay.file(), base);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "This is no database."})
    @Tag("long")
    void anotherFileIsNeverTakenForANewRelay(String content) throws Exception {
        Files.writeString(relay.file(), content);
        assertThatThrownBy(relay::start)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("is no database of a relay")
                .hasMessageContaining("restore");
        assertThat(relay.file()).hasContent(content);
        assertThat(relay.run("", "check")).isEqualTo(1);
    }

    @Test
    @Tag("long")
    void aDatabaseThatIsGoneIsNotBegunAnew() throws Exception {
        Files.delete(relay.file());
        assertThatThrownBy(relay::start)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("The database is new, and there was one");
        Files.delete(relay.data.resolve("high-water"));
        relay.start();
        assertThat(relay.relay().setupCode()).as("a new relay").isNotNull();
    }

    @Test
    @Tag("long")
    void aFolderInThePlaceOfTheFileIsNeverTakenForANewRelay() throws Exception {
        Files.delete(relay.file());
        Files.createDirectory(relay.file());
        assertThatThrownBy(relay::start).isInstanceOf(StartFailure.class).hasMessageContaining("is no database");
    }

    private void flip(long at, int bit) throws Exception {
        try (var file = new RandomAccessFile(relay.file().toFile(), "rw")) {
            file.seek(at);
            var value = file.read();
            file.seek(at);
            file.write(value ^ 1 << bit);
        }
    }

    private static long rowOf(Handle handle, String text) {
        return handle
                .createQuery("select number, content from journal_row")
                .map((row, _) ->
                        Map.entry(row.getLong("number"), new String(row.getBytes("content"), StandardCharsets.UTF_8)))
                .stream()
                .filter(row -> row.getValue().contains(text))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static void damage(Handle handle, long row) {
        var content = handle.createQuery("select content from journal_row where number = :number")
                .bind("number", row)
                .mapTo(byte[].class)
                .one();
        content[content.length / 3] ^= 1;
        handle.createUpdate("update journal_row set content = :content where number = :number")
                .bind("number", row)
                .bind("content", content)
                .execute();
    }

    private Map<String, List<String>> textsByShopper() throws Exception {
        var texts = new HashMap<String, List<String>>();
        for (var ticket : relay.tickets()) {
            texts.put(ticket.shopperName(), relay.texts(ticket.id()));
        }
        return texts;
    }
}
