package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.DatabaseUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The relay is put back to an older copy of its data while a shopper's words are on their way, and gives the number
/// of their chat to another one.
class HubAtARestoredRelayTest extends HubTest {
    private static final String FILE = "sportello.mv.db";

    @TempDir
    Path backup;

    @Test
    void whatWasWrittenForTheLostChatGoesToNoOtherByItself() throws Exception {
        var shopper = newShopper();
        var laptop = profile();
        maintain(data -> Files.copy(data.resolve(FILE), backup.resolve(FILE)));
        var hub = visit(laptop, shopper).openChat();
        hub.send("Before");
        var lost = ticketOf(shopper).id();
        laptop.setOffline(true);
        cutTheWire();
        hub.write("For the lost chat");
        assertThat(hub.own("waiting")).hasText("For the lost chat");
        maintain(this::putBack);
        visit(profile(), shopper).openChat().send("From the phone");
        assertThat(ticketOf(shopper).id()).isEqualTo(lost);
        laptop.setOffline(false);
        assertThat(hub.own("ended")).hasText("For the lost chat");
        assertThat(hub.own("sent")).hasText("From the phone");
        hub.button("Send as a new chat").click();
        assertThat(hub.own("sent")).hasText(new String[] {"From the phone", "For the lost chat"});
    }

    /// What was restored is another journal; its numbers do not go ahead, as they would by the relay's own `restore`.
    private void putBack(Path data) throws IOException {
        Files.copy(backup.resolve(FILE), data.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(data.resolve("high-water"));
        try (var database = Database.open(new DatabaseConfig.Embedded(data))) {
            database.jdbi().useHandle(handle -> handle.execute("update journal_head set epoch = ?", UUID.randomUUID()));
        } catch (DatabaseUnavailable e) {
            throw new IOException(e);
        }
    }
}
