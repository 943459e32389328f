package dev.sportello.desktop.connection;

import static dev.sportello.desktop.replica.ScriptedJournal.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.replica.ScriptedJournal;
import dev.sportello.desktop.replica.Waiting;
import dev.sportello.model.TicketId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A desktop in a process of its own, killed while it writes.
@Tag("kill")
class KilledDeskTest {
    private static final int ROUNDS = 4;

    @TempDir
    Path folder;

    @Test
    void whatStoodInTheOutboxReachesTheJournalOnceAndInOrder() throws IOException {
        var journal = new ScriptedJournal();
        var ticket = journal.open("Maria");
        var shown = new ArrayList<String>();
        var random = new Random(42);
        try (var relay = new ScriptedRelay(journal, 0);
                var http = new RelayHttp(Duration.ofSeconds(10))) {
            for (var round = 0; round < ROUNDS; round++) {
                // Every second round without a relay, so that all stays in the outbox.
                relay.passes = round % 2 == 0 ? _ -> true : _ -> false;
                shown.addAll(writeUntilKilled(relay, ticket, round, 20 + random.nextInt(60)));
                journal.shopperWrites(ticket, "Still there?");
            }
            relay.passes = _ -> true;
            var replica = new Replica(folder, ANNA, Clock.systemUTC(), random);
            assertThat(replica.damagedFiles().unread()).isEmpty();
            try (var desk =
                    new Desk(replica, http, relay.session(), new Timing(DeskTest.QUICK, Clock.systemUTC(), random))) {
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> Waiting.replies(replica).isEmpty()
                                && journal.head().equals(replica.position()));
                assertThat(desk.replica().ticket(ticket)).isEqualTo(journal.ticket(ticket));
            }
        }
        // What was on its way to the screen as the process died may have arrived, too: once, and in its place.
        assertThat(journal.annasTexts(ticket)).doesNotHaveDuplicates().containsSubsequence(shown);
    }

    /// @return the texts that were in the outbox, as the killed process saw it
    private List<String> writeUntilKilled(ScriptedRelay relay, TicketId ticket, int round, int most)
            throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString(),
                        relay.address().toString(),
                        Long.toString(ticket.number()),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var shown = new ArrayList<String>();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            while (shown.size() < most) {
                var line = output.readLine();
                assertThat(line).as("The writer ended by itself.").isNotNull();
                if (line.startsWith("Round")) {
                    shown.add(line);
                }
            }
        } finally {
            assertThat(process.destroyForcibly().onExit().join().isAlive()).isFalse();
        }
        return shown;
    }

    /// Replies without end, and prints each once it is in the outbox.
    static final class Writer {
        public static void main(String[] arguments) {
            var ticket = new TicketId(Long.parseLong(arguments[2]));
            var replica = new Replica(Path.of(arguments[0]), ANNA, Clock.systemUTC(), new Random());
            var session = new SavedSession(URI.create(arguments[1]), ScriptedRelay.TOKEN, ANNA);
            var timing = new Timing(DeskTest.QUICK, Clock.systemUTC(), new Random());
            try (var http = new RelayHttp(Duration.ofSeconds(10));
                    var desk = new Desk(replica, http, session, timing)) {
                await().until(() -> replica.ticket(ticket) != null);
                for (var number = 0; ; number++) {
                    var text = "Round " + arguments[3] + ", reply " + number;
                    var _ = desk.reply(Objects.requireNonNull(replica.ticket(ticket)), text);
                    // Asked of the same thread, and therefore answered when the reply is on the disk.
                    var _ = replica.thread(ticket).join();
                    System.out.println(text);
                }
            }
        }
    }
}
