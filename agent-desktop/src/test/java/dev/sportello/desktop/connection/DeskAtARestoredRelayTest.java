package dev.sportello.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.replica.Draft;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.replica.Undeliverable;
import dev.sportello.model.Change;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The relay is put back to an older copy of its folder while an agent's words are on their way, and gives the ticket's
/// number to another shopper.
class DeskAtARestoredRelayTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path folder;

    private final RelayHttp http = new RelayHttp(Duration.ofSeconds(10));
    private RunningRelay relay;
    private RelayClient client;
    private SavedSession session;

    @BeforeEach
    void openShop() throws Exception {
        ShopKey.test().write(folder.resolve("keys"));
        Files.createDirectories(folder.resolve("desk"));
        relay = start(0);
        client = new RelayClient(() -> relay.address());
        session = new SignInClient(http, "test")
                .firstAdmin(
                        relay.address(),
                        Objects.requireNonNull(relay.setupCode()),
                        "Anna Bianchi",
                        "anna@shop.example",
                        "correct horse")
                .join();
    }

    @AfterEach
    void closeShop() {
        http.close();
        relay.close();
    }

    @Test
    void theStrangerReadsNothingAndTheirChatStaysOpen() throws Exception {
        var port = relay.address().getPort();
        relay.close();
        copy(folder.resolve("relay"), folder.resolve("backup"));
        relay = start(port);
        try (var desk = open()) {
            say("c-7", "Maria Rossi", "Where is my parcel?");
            var maria = arrived(desk, "Maria Rossi");
            relay.close();
            await().until(() -> desk.link() instanceof LinkState.Offline);
            desk.reply(maria, "Maria, your code is 4711.");
            desk.closeTicket(maria);
            desk.draft(maria, Draft.reply("And another thing, Maria"));
            restore();
            relay = start(port);
            say("c-9", "Otto Fremd", "Good morning");
            desk.tryNow();
            var stranger = arrived(desk, "Otto Fremd");
            assertThat(stranger.id()).isEqualTo(maria.id());
            assertThat(desk.draft(stranger)).isEqualTo(Draft.NONE);
            desk.reply(stranger, "Good morning, Otto");
            await().until(() -> texts(stranger.id()).contains("Good morning, Otto"));
            assertThat(texts(stranger.id())).doesNotContain("Maria, your code is 4711.");
            assertThat(client.liveTickets(session.token()))
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
        delete(folder.resolve("relay"));
        copy(folder.resolve("backup"), folder.resolve("relay"));
        try (var database = Database.open(new DatabaseConfig.Embedded(folder.resolve("relay")))) {
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

    private RunningRelay start(int port) throws Exception {
        var config = RelayConfig.parse(
                Map.of(),
                "--data=" + folder.resolve("relay"),
                "--port=" + port,
                "--identity-keys=" + folder.resolve("keys"),
                "--allow-origin=" + RelayClient.ORIGIN);
        return Relay.start(config, CLOCK);
    }

    private Desk open() {
        var replica = new Replica(folder.resolve("desk"), session.you(), CLOCK, new Random());
        return new Desk(replica, http, session, new Timing(DeskTest.QUICK, CLOCK, new Random()));
    }

    private void say(String customer, String name, String text) throws Exception {
        var shopper = client.session(ShopKey.test().identity(customer, name, CLOCK));
        var message = new Command.SendMessage(new CommandId(UUID.randomUUID()), null, text);
        var answer = client.send(
                "/widget/command",
                HttpRequest.newBuilder()
                        .header("Origin", RelayClient.ORIGIN)
                        .header("Authorization", "Bearer " + shopper)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(new Codec().encode(message))));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static Ticket arrived(Desk desk, String shopper) {
        await().until(() -> desk.link() instanceof LinkState.Live
                && desk.replica().tickets().stream()
                        .anyMatch(ticket -> ticket.shopperName().equals(shopper)));
        return desk.replica().tickets().getFirst();
    }

    private List<String> texts(TicketId ticket) throws Exception {
        return client.thread(session.token(), ticket).stream()
                .filter(entry -> entry.change() instanceof Change.MessageAdded)
                .map(entry -> ((Change.MessageAdded) entry.change()).message().text())
                .toList();
    }
}
