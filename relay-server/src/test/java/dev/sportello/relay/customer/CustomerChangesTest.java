package dev.sportello.relay.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.ProfileId;
import dev.sportello.relay.peer.PostgresPeers;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.TestDatabase;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two relays on one PostgreSQL hear of each other's changes.
@Tag("long")
class CustomerChangesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void allProfilesOfAnImportAreHeardOfAtTheOtherRelay() throws Exception {
        var profiles = IntStream.range(0, 250)
                .mapToObj(number -> new ProfileId(new UUID(1, number)))
                .collect(Collectors.toSet());
        Set<ProfileId> heard = ConcurrentHashMap.newKeySet();
        try (var database = Database.open(TestDatabase.POSTGRES.prepared(folder));
                var onesPeers = new PostgresPeers(database);
                var othersPeers = new PostgresPeers(database)) {
            var one = new CustomerChanges(onesPeers);
            new CustomerChanges(othersPeers).subscribe(heard::add);
            onesPeers.start();
            othersPeers.start();
            await().untilAsserted(() -> {
                one.publish(profiles);
                assertThat(heard).isEqualTo(profiles);
            });
        }
    }
}
