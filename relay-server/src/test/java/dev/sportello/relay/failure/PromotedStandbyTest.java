package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.Crowd;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.PostgresPair;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server of the database crashes for good while everybody writes, and its synchronous standby takes over.
@Tag("kill")
class PromotedStandbyTest {
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

    private URI any() {
        return relays.get(ThreadLocalRandom.current().nextInt(relays.size())).address();
    }
}
