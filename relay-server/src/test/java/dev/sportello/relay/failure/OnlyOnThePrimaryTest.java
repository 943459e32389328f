package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.rig.History;
import dev.sportello.relay.rig.Participant;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.PostgresPair;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A row that PostgreSQL shows though its synchronous standby lacks it is lost with the primary: so it is acknowledged
/// to nobody, and shown to nobody.
@Tag("kill")
class OnlyOnThePrimaryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BOTH = "Both have this";
    private static final String ALONE = "Only the primary has this";

    private final ShopKey shop = ShopKey.test();
    private final History history = new History();

    @TempDir
    Path folder;

    private PostgresPair postgres;

    @BeforeEach
    void start() throws Exception {
        postgres = PostgresPair.start(Files.createDirectory(folder.resolve("postgres")));
        TestAgents.hire(postgres.config());
    }

    @AfterEach
    void end() throws Exception {
        postgres.close();
    }

    @Test
    void aCommitWhoseConnectionEndsIsAcknowledgedToNobody() throws Exception {
        var server = postgres.config();
        var impatient =
                new DatabaseConfig.Postgres(server.url() + "&socketTimeout=2", server.user(), server.password());
        try (var relay = relay("one", impatient);
                var hub = hub(relay)) {
            writeBehindTheStandby(hub);
            await().atMost(PATIENCE).until(postgres::rowsWait);
            postgres.cutRows();
            // Long enough for several looks at the log, in which the row is seen.
            await().atMost(PATIENCE).until(() -> hub.unanswered() == 0 || refusals() > 3);
            promote();
            await().atMost(PATIENCE).until(hub::quiet);
            assertThat(messages(relay)).containsExactly(BOTH, ALONE);
        }
    }

    @Test
    void aCommitWhoseWaitIsCancelledIsAcknowledgedToNobody() throws Exception {
        try (var relay = relay("one");
                var hub = hub(relay)) {
            writeBehindTheStandby(hub);
            await().atMost(PATIENCE).until(postgres::rowsWait);
            await().atMost(PATIENCE).until(() -> {
                postgres.cancelCommits();
                return hub.unanswered() == 0 || refusals() > 3;
            });
            promote();
            await().atMost(PATIENCE).until(hub::quiet);
            assertThat(messages(relay)).containsExactly(BOTH, ALONE);
        }
    }

    @Test
    void aRowOfAnotherRelayIsShownToNobody() throws Exception {
        try (var one = relay("one");
                var other = relay("other");
                var hub = hub(one);
                var desktop = desktop(other)) {
            hub.send(message(BOTH));
            await().atMost(PATIENCE).until(() -> hub.quiet() && seen().contains(BOTH));
            postgres.stopStandby();
            hub.send(message(ALONE));
            await().atMost(PATIENCE).until(postgres::rowsWait);
            postgres.cutRows();
            // The one tries to write something, and the other to read on.
            await().atMost(PATIENCE).until(() -> postgres.readerWaits() || seen().contains(ALONE));
            assertThat(seen()).containsExactly(BOTH);
            promote();
            await().atMost(PATIENCE).until(() -> hub.quiet() && seen().contains(ALONE));
            assertThat(seen()).containsExactly(BOTH, ALONE);
            assertThat(messages(other)).containsExactly(BOTH, ALONE);
            assertThat(desktop.unanswered()).isZero();
        }
    }

    /// The first message is on both servers, the second one waits for the standby.
    private void writeBehindTheStandby(Participant hub) throws Exception {
        hub.send(message(BOTH));
        await().atMost(PATIENCE).until(hub::quiet);
        postgres.stopStandby();
        hub.send(message(ALONE));
    }

    private void promote() throws Exception {
        postgres.losePrimary();
        postgres.startStandby();
        postgres.promote();
    }

    private RunningRelay relay(String name) throws Exception {
        return relay(name, postgres.config());
    }

    private RunningRelay relay(String name, DatabaseConfig database) throws Exception {
        var options = RelayOptions.unlimited(database, Files.createDirectory(folder.resolve(name)), shop);
        return Relay.start(RelayConfig.parse(Map.of(), options.toArray(String[]::new)), Clock.systemUTC());
    }

    private Participant hub(RunningRelay relay) throws Exception {
        var client = new RelayClient(relay::address);
        var session = client.session(shop.identity("c-7", "Maria Rossi", Clock.systemUTC()));
        return new Participant("hub", client.hub(session), history, new Participant.Part() {});
    }

    private Participant desktop(RunningRelay relay) throws Exception {
        var client = new RelayClient(relay::address);
        var token = client.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        return new Participant("desktop", client.desktop(token), history, new Participant.Part() {});
    }

    private List<String> messages(RunningRelay relay) throws Exception {
        var client = new RelayClient(relay::address);
        var token = client.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        return texts(client.thread(token, client.liveTickets(token).getFirst().id()));
    }

    /// What the desktop was shown.
    private List<String> seen() {
        return texts(history.of(History.Event.Saw.class).stream()
                .filter(saw -> saw.who().equals("desktop"))
                .map(History.Event.Saw::entry)
                .toList());
    }

    private static List<String> texts(List<Entry> entries) {
        return entries.stream()
                .map(Entry::change)
                .filter(Change.MessageAdded.class::isInstance)
                .map(change -> ((Change.MessageAdded) change).message().text())
                .toList();
    }

    private int refusals() {
        return history.of(History.Event.Refused.class).size();
    }

    private static Command message(String text) {
        return new Command.SendMessage(new CommandId(UUID.randomUUID()), null, text);
    }
}
