package dev.sportello.desktop.notification;

import java.util.concurrent.CompletableFuture;

/// Where there is nothing that could show a notification.
record NoNotifier(NotificationResult.Reason reason) implements Notifier {
    @Override
    public CompletableFuture<NotificationResult> show(Notification notification) {
        return CompletableFuture.completedFuture(
                new NotificationResult.NotTaken(reason, System.getProperty("os.name", "unknown system")));
    }

    @Override
    public void withdraw(Topic topic) {}

    @Override
    public void close() {}
}
