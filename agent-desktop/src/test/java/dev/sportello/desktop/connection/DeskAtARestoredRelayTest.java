package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.replica.Draft;
import dev.sportello.desktop.replica.Undeliverable;
import dev.sportello.model.Change;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The relay is put back to an older copy of its folder while an agent's words are on their way, and gives the ticket's
/// number to another shopper.
@Tag("long")
class DeskAtARestoredRelayTest {
    @TempDir
    Path folder;

    private ShopRelay relay;

    @BeforeEach
    void openShop() throws Exception {
        relay = new ShopRelay(folder);
    }

    @AfterEach
    void closeShop() {
        relay.close();
    }

    @Test
    void theStrangerReadsNothingAndTheirChatStaysOpen() throws Exception {
        relay.stop();
        copy(relay.files(), folder.resolve("backup"));
        relay.startAgain();
        try (var desk = open()) {
            relay.say("c-7", "Maria Rossi", "Where is my parcel?");
            var maria = arrived(desk, "Maria Rossi");
            relay.stop();
            await().until(() -> desk.link() instanceof LinkState.Offline);
            desk.reply(maria, "Maria, your code is 4711.");
            desk.closeTicket(maria);
            desk.draft(maria, Draft.reply("And another thing, Maria"));
            restore();
            relay.startAgain();
            relay.say("c-9", "Otto Fremd", "Good morning");
            desk.tryNow();
            var stranger = arrived(desk, "Otto Fremd");
            assertThat(stranger.id()).isEqualTo(maria.id());
            assertThat(desk.draft(stranger)).isEqualTo(Draft.NONE);
            desk.reply(stranger, "Good morning, Otto");
            await().until(() -> texts(stranger.id()).contains("Good morning, Otto"));
            assertThat(texts(stranger.id())).doesNotContain("Maria, your code is 4711.");
            assertThat(relay.client().liveTickets(relay.anna().token()))
                    .extracting(Ticket::id)
                    .containsExactly(stranger.id());
        }
        try (var desk = open()) {
            await().until(() -> desk.link() instanceof LinkState.Live);
            assertThat(desk.replica().undeliverable())
                    .allMatch(one -> one.to().shopper().equals("Maria Rossi"))
                    .extracting(Undeliverable::text)
                    .containsExactlyInAnyOrder("Maria, your code is 4711.", "", "And another thing, Maria");
        }
    }

    /// What was restored is another journal.
    private void restore() throws Exception {
        delete(relay.files());
        copy(folder.resolve("backup"), relay.files());
        try (var database = Database.open(new DatabaseConfig.Embedded(relay.files()))) {
            database.jdbi().useHandle(handle -> handle.execute("update journal_head set epoch = ?", UUID.randomUUID()));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Desk open() throws IOException {
        return relay.desk(relay.anna(), DeskTest.QUICK);
    }

    private static Ticket arrived(Desk desk, String shopper) {
        await().until(() -> desk.link() instanceof LinkState.Live
                && desk.replica().tickets().stream()
                        .anyMatch(ticket -> ticket.shopperName().equals(shopper)));
        return desk.replica().tickets().getFirst();
    }

    private List<String> texts(TicketId ticket) throws Exception {
        return relay.client().thread(relay.anna().token(), ticket).stream()
                .filter(entry -> entry.change() instanceof Change.MessageAdded)
                .map(entry -> ((Change.MessageAdded) entry.change()).message().text())
                .toList();
    }
}
