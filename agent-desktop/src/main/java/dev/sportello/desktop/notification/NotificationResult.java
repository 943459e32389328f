package dev.sportello.desktop.notification;

/// Whether the system has taken a notification.
public sealed interface NotificationResult {

    record Taken() implements NotificationResult {}

    /// @param detail what the system said, for whoever looks for the cause
    record NotTaken(Reason reason, String detail) implements NotificationResult {}

    enum Reason {
        /// The desktop was not started from a graphical session, so that it finds no message bus.
        NO_SESSION,
        /// No program in this session shows notifications.
        NO_SERVER,
        /// Sportello cannot show notifications on this operating system yet.
        UNKNOWN_SYSTEM,
        /// Any other.
        FAILED
    }
}
