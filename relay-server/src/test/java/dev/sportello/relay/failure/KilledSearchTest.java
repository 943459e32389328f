package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.SearchBodies.Hit;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the relay's process while its index follows, and looks for what was written before.
@Tag("kill")
class KilledSearchTest {
    private static final int KILLS = 3;
    private static final int MESSAGES = 40;

    @TempDir
    Path folder;

    @Test
    void findsEachMessageOnceAfterEachKill() throws Exception {
        var shop = ShopKey.test();
        var database = TestDatabase.H2.prepared(folder);
        TestAgents.hire(database);
        try (var relay = new RelayProcess(RelayOptions.unlimited(database, folder, shop))) {
            var written = new ArrayList<String>();
            for (var kill = 0; kill < KILLS; kill++) {
                relay.start();
                var client = new RelayClient(relay::address);
                write(client, client.session(shop.identity("c-7", "Maria Rossi", Clock.systemUTC())), written);
                relay.kill();
            }
            relay.start();
            var client = new RelayClient(relay::address);
            var token =
                    client.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(
                                    client.search(token, "parcel", null).upTo())
                            .isEqualTo(client.snapshot(token).position()));
            assertThat(found(client, token)).containsExactlyElementsOf(written.reversed());
        }
    }

    /// Each is on disk when it has been answered.
    private static void write(RelayClient client, String session, List<String> written) throws Exception {
        for (var i = 0; i < MESSAGES; i++) {
            var text = "Parcel number " + written.size();
            client.say(session, new Command.SendMessage(new CommandId(UUID.randomUUID()), null, text));
            written.add(text);
        }
    }

    private static List<String> found(RelayClient client, String token) throws Exception {
        var texts = new ArrayList<String>();
        @Nullable String next = null;
        do {
            var page = client.search(token, "parcel", next);
            page.hits().stream().map(Hit::snippet).forEach(snippet -> texts.add(snippet.text()));
            next = page.next();
        } while (next != null);
        return texts;
    }
}
