package dev.sportello.desktop.notification;

import dev.sportello.desktop.bus.SessionBus;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Shows notifications of the operating system. Never throws, never waits: where the system shows none, nothing
/// happens. Thread-safe.
public interface Notifier extends AutoCloseable {

    /// Shows a notification, in the place of the one before about the same.
    ///
    /// @return completes on another thread, with whether the system has taken it
    CompletableFuture<NotificationResult> show(Notification notification);

    /// Takes a notification away, if it is there.
    void withdraw(Topic topic);

    /// Takes all of them away.
    @Override
    void close();

    /// The one of this operating system.
    ///
    /// @param acts receives what the agent does, on any thread
    static Notifier ofSystem(Consumer<NotificationAct> acts) {
        return System.getProperty("os.name", "").startsWith("Linux")
                ? new DBusNotifier(SessionBus.address(System.getenv()), acts)
                : new AwtNotifier(acts);
    }

    /// One that shows nothing.
    static Notifier none() {
        return new NoNotifier(NotificationResult.Reason.NO_SERVER);
    }
}
