package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.sportello.relay.storage.StoppablePostgres;
import dev.sportello.wire.ErrorKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
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
        var refused = new AtomicBoolean();
        // By its socket, or where that takes too long by requests.
        hub.page()
                .onWebSocket(socket -> socket.onFrameReceived(frame -> {
                    if (frame.text() != null && frame.text().contains("\"error\":\"storage-failed\"")) {
                        refused.set(true);
                    }
                }));
        hub.page().onResponse(response -> {
            if (response.status() == ErrorKind.STORAGE_FAILED.status()) {
                refused.set(true);
            }
        });
        postgres().stop();
        cutTheWire();
        hub.write("While it is away");
        hub.page().waitForCondition(refused::get, new Page.WaitForConditionOptions().setTimeout(60_000));
        postgres().start();
        assertThat(hub.own("sent")).hasText(new String[] {"Before", "While it is away"});
        assertThat(hub.find(".link-note p")).hasCount(0);
    }
}
