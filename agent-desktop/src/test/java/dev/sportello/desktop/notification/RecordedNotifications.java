package dev.sportello.desktop.notification;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A system that takes every notification and shows none. Thread-safe.
final class RecordedNotifications implements Notifier {
    private final List<Notification> shown = new CopyOnWriteArrayList<>();

    List<Notification> shown() {
        return shown;
    }

    @Override
    public CompletableFuture<NotificationResult> show(Notification notification) {
        shown.add(notification);
        return CompletableFuture.completedFuture(new NotificationResult.Taken());
    }

    @Override
    public void withdraw(Topic topic) {}

    @Override
    public void close() {}
}
