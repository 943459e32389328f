package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.rig.Crowd;
import dev.sportello.relay.rig.History;
import dev.sportello.relay.rig.Participant;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.PostgresPair;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server of the database crashes for good while everybody writes, and its synchronous standby takes over.
@Tag("kill")
class PromotedStandbyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<RelayProcess> relays = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void nobodyLosesAnythingAndRelaysFindTheNewPrimaryByThemselves() throws Exception {
        var shop = ShopKey.test();
        try (var postgres = PostgresPair.start(Files.createDirectory(folder.resolve("postgres")))) {
            TestAgents.hire(postgres.config());
            for (var name : List.of("one", "other")) {
                var own = Files.createDirectory(folder.resolve(name));
                var relay = new RelayProcess(RelayOptions.unlimited(postgres.config(), own, shop));
                relays.add(relay);
                relay.start();
            }
            var balanced = new RelayClient(this::any);
            try (var crowd = new Crowd(balanced, balanced, shop, new Crowd.Size(3, 12), new SplittableRandom(1))) {
                crowd.answered(500);
                postgres.losePrimary();
                postgres.promote();
                crowd.answered(500);
                assertThat(crowd.rest()).isEmpty();
            }
        } finally {
            relays.forEach(RelayProcess::close);
        }
    }

    /// A commit whose connection is cut while it waits for the standby stands in the primary alone.
    @Test
    void whatOnlyThePrimaryHasIsAcknowledgedToNobody() throws Exception {
        var shop = ShopKey.test();
        var history = new History();
        try (var postgres = PostgresPair.start(Files.createDirectory(folder.resolve("postgres")))) {
            TestAgents.hire(postgres.config());
            var url = postgres.config().url() + "&socketTimeout=2";
            var database = new DatabaseConfig.Postgres(
                    url, postgres.config().user(), postgres.config().password());
            var options = RelayOptions.unlimited(database, folder, shop);
            try (var relay =
                    Relay.start(RelayConfig.parse(Map.of(), options.toArray(String[]::new)), Clock.systemUTC())) {
                var client = new RelayClient(relay::address);
                var session = client.session(shop.identity("c-7", "Maria Rossi", Clock.systemUTC()));
                var token = client.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD)
                        .token();
                try (var hub = new Participant("hub", client.hub(session), history, new Participant.Part() {})) {
                    hub.send(message("Both have this"));
                    await().atMost(PATIENCE).until(hub::quiet);
                    postgres.stopStandby();
                    hub.send(message("Only the primary has this"));
                    await().atMost(PATIENCE).until(() -> hub.unanswered() == 0 || refusals(history) > 0);
                    postgres.cutAll();
                    // Long enough for several looks at the log, in which the row is seen.
                    await().atMost(PATIENCE).until(() -> hub.unanswered() == 0 || refusals(history) > 3);
                    postgres.losePrimary();
                    postgres.startStandby();
                    postgres.promote();
                    await().atMost(PATIENCE).until(hub::quiet);
                }
                var ticket = client.liveTickets(token).getFirst().id();
                assertThat(client.thread(token, ticket))
                        .as("opened, and two messages")
                        .hasSize(3);
            }
        }
    }

    private static int refusals(History history) {
        return history.of(History.Event.Refused.class).size();
    }

    private static Command message(String text) {
        return new Command.SendMessage(new CommandId(UUID.randomUUID()), null, text);
    }

    private URI any() {
        return relays.get(ThreadLocalRandom.current().nextInt(relays.size())).address();
    }
}
