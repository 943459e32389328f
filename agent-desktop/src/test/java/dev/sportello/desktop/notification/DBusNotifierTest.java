package dev.sportello.desktop.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.TicketId;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.types.UInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Notifications of Linux, as dunst shows them.
@Tag("long")
class DBusNotifierTest {
    private static final Notification.Buttons BUTTONS = new NotificationTexts(Locale.ENGLISH).buttons(true);
    private static final Topic MARIA = new Topic.OneTicket(new TicketId(1_001));
    private static final Topic LUCA = new Topic.OneTicket(new TicketId(1_002));

    @TempDir
    Path folder;

    private final BlockingQueue<NotificationAct> acts = new LinkedBlockingQueue<>();
    private NotificationDaemon daemon;
    private Notifier notifier;

    @BeforeEach
    void start() throws Exception {
        daemon = new NotificationDaemon(folder);
        notifier = daemon.notifiers().apply(acts::add);
    }

    @AfterEach
    void stop() {
        notifier.close();
        daemon.close();
    }

    @Test
    void theNextAboutTheSameTicketTakesThePlaceOfTheOneBefore() throws Exception {
        show(MARIA, "Maria Rossi", "Where is my parcel?");
        show(MARIA, "Maria Rossi · 2 messages", "Hello?");
        show(LUCA, "Luca", "Ciao");
        assertThat(daemon.shown()).isEqualTo(2);
        notifier.withdraw(MARIA);
        await().until(() -> daemon.shown() == 1);
        notifier.withdraw(MARIA);
        assertThat(daemon.closeAll())
                .containsExactly(
                        new NotificationDaemon.Said("Luca", "Ciao"),
                        new NotificationDaemon.Said("Maria Rossi · 2 messages", "Hello?"));
    }

    @Test
    void whatAShopperWroteIsNoMarkup() throws Exception {
        show(MARIA, "<i>Maria</i> & Söhne", "<b>Bold</b> &amp; <img src='http://203.0.113.7/seen'>");
        assertThat(daemon.closeAll())
                .containsExactly(new NotificationDaemon.Said(
                        "<i>Maria</i> & Söhne",
                        "&lt;b&gt;Bold&lt;/b&gt; &amp;amp; &lt;img src='http://203.0.113.7/seen'&gt;"));
    }

    /// Without a configuration dunst draws tags, and does not say that it can.
    @Test
    void noDaemonFindsATagThatDoesNotSayHowToWriteOne(@TempDir Path other) throws Exception {
        try (var silent = new NotificationDaemon(other, List.of("-conf", "/dev/null"));
                var itsNotifier = silent.notifiers().apply(acts::add)) {
            var written =
                    notification(MARIA, "<i>Maria</i> & Söhne", "<b>Bold</b> <img src='http://203.0.113.7/seen'>");
            assertThat(itsNotifier.show(written).get(30, TimeUnit.SECONDS)).isEqualTo(new NotificationResult.Taken());
            assertThat(silent.closeAll())
                    .containsExactly(new NotificationDaemon.Said(
                            "‹i›Maria‹/i› & Söhne", "‹b›Bold‹/b› ‹img src='http://203.0.113.7/seen'›"));
        }
    }

    @Test
    void anyTextIsShownOrCut() throws Exception {
        for (var text :
                List.of("", "\u0000\u0007\u202E", "😀".repeat(10_000), "\uD800", "مرحبا", "a\nb", "%s %n {0}")) {
            assertThat(notifier.show(notification(MARIA, text, text)).get(30, TimeUnit.SECONDS))
                    .as(text)
                    .isEqualTo(new NotificationResult.Taken());
        }
        assertThat(daemon.closeAll()).hasSize(1);
    }

    @Test
    void aClickSaysWhatWasClicked() throws Exception {
        show(MARIA, "Maria Rossi", "Where is my parcel?");
        daemon.click();
        assertThat(acts.poll(30, TimeUnit.SECONDS)).isEqualTo(new NotificationAct.Opened(MARIA));
    }

    @Test
    void itsButtonsAndAnswersReachTheTicket() throws Exception {
        show(MARIA, "Maria Rossi", "Where is my parcel?");
        for (var id = 0; id < 3; id++) {
            daemon.say(new FreedesktopNotifications.NotificationReplied(
                    FreedesktopNotifications.PATH, new UInt32(id), "On its way"));
        }
        assertThat(acts.poll(30, TimeUnit.SECONDS))
                .isEqualTo(new NotificationAct.Replied(new TicketId(1_001), "On its way"));
        for (var id = 0; id < 3; id++) {
            daemon.say(
                    new FreedesktopNotifications.ActionInvoked(FreedesktopNotifications.PATH, new UInt32(id), "close"));
        }
        assertThat(acts.poll(30, TimeUnit.SECONDS)).isEqualTo(new NotificationAct.CloseAsked(new TicketId(1_001)));
        // Of another program's notification.
        daemon.say(new FreedesktopNotifications.ActionInvoked(
                FreedesktopNotifications.PATH, new UInt32(4_711), "default"));
        daemon.click();
        assertThat(acts.poll(30, TimeUnit.SECONDS)).isEqualTo(new NotificationAct.Opened(MARIA));
    }

    @Test
    void aDaemonThatWasRestartedShowsTheNext() throws Exception {
        show(MARIA, "Maria Rossi", "Where is my parcel?");
        daemon.stopDunst();
        var without =
                notifier.show(notification(MARIA, "Maria Rossi", "Hello?")).get(60, TimeUnit.SECONDS);
        assertThat(without).isInstanceOf(NotificationResult.NotTaken.class);
        assertThat(((NotificationResult.NotTaken) without).reason()).isEqualTo(NotificationResult.Reason.NO_SERVER);
        daemon.startDunstAgain();
        show(MARIA, "Maria Rossi", "Is anybody there?");
        assertThat(daemon.shown()).isEqualTo(1);
    }

    @Test
    void allAreGoneAtTheEnd() throws Exception {
        show(MARIA, "Maria Rossi", "Where is my parcel?");
        show(LUCA, "Luca", "Ciao");
        notifier.close();
        assertThat(daemon.shown()).isZero();
        var after = notifier.show(notification(MARIA, "Maria Rossi", "Hello?")).get(30, TimeUnit.SECONDS);
        assertThat(after).isInstanceOf(NotificationResult.NotTaken.class);
    }

    @Test
    void withoutABusItSaysSo() throws Exception {
        try (var alone = new DBusNotifier(null, acts::add)) {
            var delivery =
                    alone.show(notification(MARIA, "Maria Rossi", "Hello?")).get(30, TimeUnit.SECONDS);
            assertThat(((NotificationResult.NotTaken) delivery).reason())
                    .isEqualTo(NotificationResult.Reason.NO_SESSION);
        }
        try (var gone = new DBusNotifier("unix:path=" + folder.resolve("gone"), acts::add)) {
            var delivery =
                    gone.show(notification(MARIA, "Maria Rossi", "Hello?")).get(30, TimeUnit.SECONDS);
            assertThat(((NotificationResult.NotTaken) delivery).reason()).isEqualTo(NotificationResult.Reason.FAILED);
        }
    }

    private void show(Topic topic, String title, String text) throws Exception {
        assertThat(notifier.show(notification(topic, title, text)).get(30, TimeUnit.SECONDS))
                .isEqualTo(new NotificationResult.Taken());
    }

    private static Notification notification(Topic topic, String title, String text) {
        return new Notification(topic, title, text, true, BUTTONS);
    }
}
