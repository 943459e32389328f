package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.connection.ConnectionTimes;
import dev.sportello.desktop.connection.ShopRelay;
import dev.sportello.desktop.notification.NotificationDaemon;
import dev.sportello.desktop.preferences.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Shoppers write while Anna looks elsewhere: a real relay, the whole desktop, and dunst.
@Tag("long")
class NotificationsAtTheRelayTest {
    private static final Duration PATIENCE = RunningDesktop.PATIENCE;

    @TempDir
    Path folder;

    private ShopRelay relay;
    private NotificationDaemon daemon;
    private RunningDesktop anna;

    @BeforeEach
    void open() throws Exception {
        relay = new ShopRelay(folder);
        daemon = new NotificationDaemon(Files.createDirectories(folder.resolve("session")));
        anna = RunningDesktop.signIn(
                folder.resolve("anna"), relay.address(), ShopRelay.EMAIL, ShopRelay.PASSWORD, daemon.notifiers());
        relay.say("c-7", "Maria Rossi", "Where is my parcel?");
        anna.awaitInbox();
        // What comes before the link is up is caught up, and not told to whoever looks at the window.
        await("a notification")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    relay.say("c-7", "Maria Rossi", "Hello?");
                    return daemon.shown() == 1;
                });
    }

    @AfterEach
    void close() {
        anna.close();
        daemon.close();
        relay.close();
    }

    @Test
    void aClickOpensTheTicketAndReadingWithdraws() throws Exception {
        relay.say("c-9", "Luca Bianchi", "Buongiorno");
        await("two notifications").atMost(PATIENCE).until(() -> daemon.shown() == 2);
        relay.say("c-9", "Luca Bianchi", "Nobody?");
        await("both messages")
                .atMost(PATIENCE)
                .until(() -> anna.firstLine().preview().equals("Nobody?"));
        daemon.click();
        await("Maria's thread").atMost(PATIENCE).until(() -> isOpenWith("Where is my parcel?"));
        assertThat(isOpenWith("Nobody?")).isFalse();
        await("Luca's alone").atMost(PATIENCE).until(() -> daemon.shown() == 1);
        var all = daemon.closeAll();
        assertThat(all)
                .extracting(NotificationDaemon.Said::title)
                .contains("Luca Bianchi · 2 messages")
                .anyMatch(title -> title.startsWith("Maria Rossi"));
    }

    @Test
    void whatIsInFrontIsNotTold() throws Exception {
        anna.openFirstLine();
        await("nothing").atMost(PATIENCE).until(() -> daemon.shown() == 0);
        relay.say("c-7", "Maria Rossi", "Are you there?");
        await("the message").atMost(PATIENCE).until(() -> isOpenWith("Are you there?"));
        // News come in their order: what was in front would have been told by now.
        relay.say("c-9", "Luca Bianchi", "Buongiorno");
        await("Luca's").atMost(PATIENCE).until(() -> daemon.shown() > 0);
        assertThat(daemon.closeAll()).extracting(NotificationDaemon.Said::text).doesNotContain("Are you there?");
    }

    @Test
    void anAnswerFromAnotherDeviceWithdraws() throws Exception {
        try (var phone = relay.desk(relay.anna(), ConnectionTimes.STANDARD)) {
            await("Maria's ticket")
                    .atMost(PATIENCE)
                    .until(() -> phone.link() instanceof LinkState.Live
                            && !phone.replica().tickets().isEmpty());
            phone.reply(phone.replica().tickets().getFirst(), "On its way");
            await("nothing").atMost(PATIENCE).until(() -> daemon.shown() == 0);
        }
    }

    @Test
    void theyOutliveAViewThatIsRebuilt() throws Exception {
        anna.prefer(Language.ITALIAN);
        relay.say("c-9", "Luca Bianchi", "Buongiorno");
        await("two notifications").atMost(PATIENCE).until(() -> daemon.shown() == 2);
        daemon.click();
        await("Maria's thread").atMost(PATIENCE).until(() -> isOpenWith("Where is my parcel?"));
    }

    /// Whether a thread in which something was said is open.
    private boolean isOpenWith(String text) throws Exception {
        return anna.bubbles().stream().anyMatch(bubble -> bubble.contains(text));
    }
}
