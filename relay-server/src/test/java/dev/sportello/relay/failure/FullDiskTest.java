package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.rig.ConnectOptions;
import dev.sportello.relay.rig.History;
import dev.sportello.relay.rig.History.Event.Refused;
import dev.sportello.relay.rig.Participant;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.SmallDisk;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk of an embedded database is full, and has room again.
@Tag("kill")
class FullDiskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROUNDS = 3;

    @TempDir
    Path folder;

    private final ShopKey shop = ShopKey.test();
    private final History history = new History();
    private final List<String> written = new ArrayList<>();

    @Test
    void theRelayGoesOnByItselfOnceThereIsRoom() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 64)) {
            TestAgents.hire(new DatabaseConfig.Embedded(disk.folder()));
            String agent;
            try (var said = new RelayLog();
                    var relay = start(disk)) {
                var client = new RelayClient(relay::address);
                agent = client.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD)
                        .token();
                var shopper = client.session(shop.identity("c-7", "Maria Rossi", Clock.systemUTC()));
                try (var hub = participant("hub", client.hub(shopper));
                        var _ = participant("desktop", client.desktop(agent))) {
                    for (var round = 1; round <= ROUNDS; round++) {
                        fillAndFree(disk, hub, said, round);
                    }
                }
                assertThat(said.troubles())
                        .as("said once each time")
                        .filteredOn(line -> line.startsWith("The database fails: No space left on"))
                        .hasSize(ROUNDS);
                // The search index is on the same disk, and may want to write while it is full.
                assertThat(said.troubles())
                        .filteredOn(line -> !line.startsWith("The database fails: No space left on"))
                        .allMatch(line -> line.startsWith("follower search failed"));
                assertThat(texts(client, agent)).isEqualTo(written);
            }
            try (var relay = start(disk)) {
                assertThat(texts(new RelayClient(relay::address), agent)).isEqualTo(written);
            }
        }
    }

    private void fillAndFree(SmallDisk disk, Participant hub, RelayLog said, int round) throws Exception {
        writes(hub);
        await().atMost(PATIENCE).until(hub::quiet);
        disk.fill();
        var before = refusals();
        await().atMost(PATIENCE).until(() -> {
            if (hub.quiet()) {
                writes(hub);
            }
            return refusals() > before;
        });
        disk.free();
        await().atMost(PATIENCE).until(() -> said.count("The database works again") == round && hub.quiet());
    }

    private void writes(Participant hub) {
        var text = "Message " + written.size() + " " + "…".repeat(1_000);
        written.add(text);
        hub.send(new Command.SendMessage(new CommandId(UUID.randomUUID()), null, text));
    }

    private long refusals() {
        return history.of(Refused.class).stream()
                .filter(refused -> refused.error().equals(ErrorKind.STORAGE_FAILED))
                .count();
    }

    private static List<String> texts(RelayClient client, String agent) throws Exception {
        var ticket = client.liveTickets(agent).getFirst().id();
        return client.thread(agent, ticket).stream().flatMap(FullDiskTest::text).toList();
    }

    private static Stream<String> text(Entry entry) {
        return entry.change() instanceof Change.MessageAdded(var message) ? Stream.of(message.text()) : Stream.empty();
    }

    private Participant participant(String who, ConnectOptions options) {
        return new Participant(who, options, history, new Participant.Part() {}, PATIENCE);
    }

    private RunningRelay start(SmallDisk disk) throws Exception {
        var database = new DatabaseConfig.Embedded(disk.folder());
        var options = RelayOptions.unlimited(database, disk.folder(), shop);
        return Relay.start(RelayConfig.parse(Map.of(), options.toArray(String[]::new)), Clock.systemUTC());
    }
}
