package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.connection.ShopRelay;
import dev.sportello.desktop.notification.NotificationDaemon;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.model.TicketId;
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
        anna = start();
        relay.say("c-7", "Maria Rossi", "Where is my parcel?");
        anna.awaitInbox();
        await("a notification").atMost(PATIENCE).until(() -> daemon.shown() == 1);
    }

    private RunningDesktop start() throws Exception {
        return RunningDesktop.signIn(
                folder.resolve("anna"),
                relay.address(),
                ShopRelay.EMAIL,
                ShopRelay.PASSWORD,
                daemon.notifiers());
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
        relay.say("c-9", "Luca Bianchi", "Hello?");
        await("both messages").atMost(PATIENCE).until(() -> anna.firstLine().preview().equals("Hello?"));
        daemon.click();
        await("Luca's thread").atMost(PATIENCE).until(() -> anna.bubbles().contains("Hello?"));
        assertThat(anna.bubbles()).containsExactly("Buongiorno", "Hello?");
        await("Maria's alone").atMost(PATIENCE).until(() -> daemon.shown() == 1);
        var all = daemon.closeAll();
        assertThat(all).extracting(NotificationDaemon.Said::title).contains("Maria Rossi", "Luca Bianchi · 2 messages");
    }

    @Test
    void whatIsInFrontIsNotTold() throws Exception {
        anna.openFirstLine();
        await("nothing").atMost(PATIENCE).until(() -> daemon.shown() == 0);
        relay.say("c-7", "Maria Rossi", "Are you there?");
        await("the message").atMost(PATIENCE).until(() -> anna.bubbles().contains("Are you there?"));
        // News come in their order: what was in front would have been told by now.
        relay.say("c-9", "Luca Bianchi", "Buongiorno");
        await("Luca's").atMost(PATIENCE).until(() -> daemon.shown() > 0);
        assertThat(daemon.closeAll()).extracting(NotificationDaemon.Said::text).doesNotContain("Are you there?");
    }

    @Test
    void anAnswerFromAnotherDeviceWithdraws() throws Exception {
        relay.answer(firstTicket(), "On its way");
        await("nothing").atMost(PATIENCE).until(() -> daemon.shown() == 0);
    }

    @Test
    void whatWasMissedIsOneSummary() throws Exception {
        anna.close();
        relay.say("c-7", "Maria Rossi", "Hello?");
        relay.say("c-8", "Sara", "Hi");
        relay.say("c-9", "Luca Bianchi", "Buongiorno");
        relay.say("c-9", "Luca Bianchi", "Nobody?");
        anna = start();
        await("a summary").atMost(PATIENCE).until(() -> daemon.shown() == 1);
        assertThat(daemon.closeAll().getFirst())
                .isEqualTo(new NotificationDaemon.Said("3 chats have new messages", "Maria Rossi, Sara, Luca Bianchi"));
    }

    @Test
    void theyOutliveAViewThatIsRebuilt() throws Exception {
        anna.speakItalian();
        relay.say("c-9", "Luca Bianchi", "Buongiorno");
        await("two notifications").atMost(PATIENCE).until(() -> daemon.shown() == 2);
        daemon.click();
        await("Luca's thread").atMost(PATIENCE).until(() -> anna.bubbles().contains("Buongiorno"));
        Fx.pulses(2);
        assertThat(anna.openTicket()).isEqualTo(new TicketId(firstTicket().value() + 1));
    }

    private TicketId firstTicket() throws Exception {
        return relay.ticketOf("Maria Rossi");
    }
}
