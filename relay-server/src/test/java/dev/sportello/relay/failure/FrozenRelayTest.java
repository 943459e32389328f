package dev.sportello.relay.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.Crowd;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.RelayProcess;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.storage.TestDatabase;
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

/// One of two relays stands still, as when its machine is suspended or gone: no connection of it is closed, and the
/// database keeps the locks that it held.
@Tag("kill")
class FrozenRelayTest {
    private static final int TIMES = 4;

    private final List<RelayProcess> relays = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void theOtherGoesOnWithoutIt() throws Exception {
        var shop = ShopKey.test();
        var database = TestDatabase.POSTGRES.prepared(folder);
        TestAgents.hire(database);
        try {
            for (var name : List.of("frozen", "other")) {
                var own = Files.createDirectory(folder.resolve(name));
                var relay = new RelayProcess(RelayOptions.unlimited(database, own, shop));
                relays.add(relay);
                relay.start();
            }
            var balanced = new RelayClient(this::any);
            var behind = new RelayClient(() -> relays.getLast().address());
            try (var crowd = new Crowd(balanced, behind, shop, new Crowd.Size(3, 12), new SplittableRandom(1))) {
                for (var i = 0; i < TIMES; i++) {
                    crowd.answered(300);
                    relays.getFirst().freeze();
                    // More than can have been answered before it froze.
                    crowd.answered(300);
                    relays.getFirst().thaw();
                }
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
