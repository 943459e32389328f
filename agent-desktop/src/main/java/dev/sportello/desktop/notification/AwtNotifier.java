package dev.sportello.desktop.notification;

import dev.sportello.desktop.ui.ShownText;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notifications on Windows and macOS, at the program's icon in the tray, by Java's own toolkit. The system takes the
/// last one at a time, and takes it away by itself: nothing can be withdrawn, and there are no buttons. A click opens
/// what the last one was about.
final class AwtNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(AwtNotifier.class);

    /// What Windows has room for (NOTIFYICONDATA: 64 and 256 with the end).
    private static final int LONGEST_TITLE = 63;

    private static final int LONGEST_TEXT = 255;

    private final Consumer<NotificationAct> acts;

    /// The toolkit starts when it is first asked for anything. On macOS that waits for the thread that JavaFX runs
    /// on, so it must not be asked from there.
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("notifications").factory());

    /// On the toolkit's thread only.
    private @Nullable TrayIcon listening;

    private @Nullable Topic last;

    AwtNotifier(Consumer<NotificationAct> acts) {
        this.acts = acts;
    }

    @Override
    public CompletableFuture<NotificationResult> show(Notification notification) {
        try {
            return CompletableFuture.supplyAsync(AwtNotifier::hasTray, thread)
                    .thenCompose(has -> has
                            ? CompletableFuture.supplyAsync(() -> display(notification), EventQueue::invokeLater)
                            : CompletableFuture.completedFuture(noServer()));
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.completedFuture(noServer());
        }
    }

    private static boolean hasTray() {
        return !GraphicsEnvironment.isHeadless() && SystemTray.isSupported();
    }

    private static NotificationResult noServer() {
        return new NotificationResult.NotTaken(NotificationResult.Reason.NO_SERVER, System.getProperty("os.name", ""));
    }

    private NotificationResult display(Notification notification) {
        var icons = SystemTray.getSystemTray().getTrayIcons();
        if (icons.length == 0) {
            return new NotificationResult.NotTaken(
                    NotificationResult.Reason.NO_SERVER, "The tray has no icon of Sportello.");
        }
        var icon = icons[0];
        if (!icon.equals(listening)) {
            listening = icon;
            icon.addActionListener(_ -> didClick());
        }
        last = notification.topic();
        icon.displayMessage(
                cut(ShownText.line(notification.title()), LONGEST_TITLE),
                cut(ShownText.of(notification.text()), LONGEST_TEXT),
                TrayIcon.MessageType.NONE);
        return new NotificationResult.Taken();
    }

    /// Never between the two halves of a character.
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private void didClick() {
        if (last != null) {
            acts.accept(new NotificationAct.Opened(last));
        }
    }

    @Override
    public void withdraw(Topic topic) {
        try {
            thread.execute(() -> {
                if (hasTray()) {
                    EventQueue.invokeLater(() -> forget(topic));
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.trace("After the end.", e);
        }
    }

    private void forget(Topic topic) {
        if (topic.equals(last)) {
            last = null;
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
