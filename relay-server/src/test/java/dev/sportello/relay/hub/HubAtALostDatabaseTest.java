package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.relay.storage.StoppablePostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The relay's database goes away and comes back while a shopper writes.
@Tag("kill")
class HubAtALostDatabaseTest extends HubTest {
    private @Nullable StoppablePostgres postgres;

    @Override
    List<String> databaseOptions(Path folder) throws IOException {
        postgres = StoppablePostgres.start(folder.resolve("postgres"));
        var config = postgres.config();
        return List.of("--database-url=" + config.url(), "--database-user=" + config.user());
    }

    @AfterAll
    void stopPostgres() throws IOException {
        postgres().close();
    }

    private StoppablePostgres postgres() {
        return Objects.requireNonNull(postgres);
    }

    @Test
    void theHubIsBackByItselfOnceTheDatabaseIs() throws Exception {
        var hub = visit(profile(), newShopper()).openChat();
        hub.send("Before");
        var frames = new CopyOnWriteArrayList<String>();
        hub.page().onWebSocket(socket -> socket.onFrameReceived(frame -> frames.add(frame.text())));
        postgres().stop();
        cutTheWire();
        hub.write("While it is away");
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            // Playwright hands over what the page received while it is asked something.
            hub.page().title();
            return frames.stream().anyMatch(frame -> frame.contains("\"error\":\"storage-failed\""));
        });
        postgres().start();
        assertThat(hub.own("sent")).hasText(new String[] {"Before", "While it is away"});
        assertThat(hub.find(".link-note p")).hasCount(0);
    }
}
