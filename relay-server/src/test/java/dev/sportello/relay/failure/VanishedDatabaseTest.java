package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.rig.History;
import dev.sportello.relay.rig.Participant;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.FaultyProxy;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The machine of the database, or the network before it, vanishes without a word: nothing is answered, and no
/// connection is closed.
@Tag("kill")
class VanishedDatabaseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Random ALL = new Random(1);

    @TempDir
    Path folder;

    @Test
    void theRelayDoesNotWaitForEver() throws Exception {
        var database = (DatabaseConfig.Postgres) TestDatabase.POSTGRES.prepared(folder);
        TestAgents.hire(database);
        var server = URI.create(database.url().substring("jdbc:".length()));
        try (var wire = FaultyProxy.to(new InetSocketAddress("localhost", server.getPort()))) {
            var through = new DatabaseConfig.Postgres(
                    "jdbc:postgresql://localhost:" + wire.entrance().getPort() + server.getPath() + "?socketTimeout=3",
                    database.user(),
                    database.password());
            var options = RelayOptions.unlimited(through, folder, ShopKey.test());
            try (var relay =
                    Relay.start(RelayConfig.parse(Map.of(), options.toArray(String[]::new)), Clock.systemUTC())) {
                var client = new RelayClient(relay::address);
                var history = new History();
                var session = client.session(ShopKey.test().identity("c-7", "Maria Rossi", Clock.systemUTC()));
                var token = client.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD)
                        .token();
                try (var hub = new Participant("hub", client.hub(session), history, new Participant.Part() {})) {
                    for (var i = 0; i < 3; i++) {
                        wire.deaden(1, ALL);
                        hub.send(new Command.SendMessage(new CommandId(UUID.randomUUID()), null, "Message " + i));
                        await().atMost(PATIENCE).until(hub::quiet);
                    }
                }
                await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                    var ticket = client.liveTickets(token).getFirst().id();
                    assertThat(client.thread(token, ticket))
                            .as("opened, and three messages")
                            .hasSize(4);
                });
            }
        }
    }
}
