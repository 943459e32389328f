package dev.sportello.desktop;

import dev.sportello.desktop.connection.Timing;
import dev.sportello.desktop.handover.InstanceSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Takes the data folder for a start of the program. One that is just ending keeps it until everything is on the disk,
/// and hears of no start any more: it is waited for.
final class FolderWait {
    /// With the pauses, some seconds: longer than a program takes that ends.
    private static final int ATTEMPTS = 60;

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    /// @param link what to hand over; null for none
    /// @return null where another start has taken the folder meanwhile and has received the link
    /// @throws CannotStart if the folder cannot be used or another desktop keeps it; its message says what to do
    static @Nullable Desktop open(Path folder, @Nullable String link, Timing timing) throws CannotStart {
        return open(folder, link, timing, () -> LockSupport.parkNanos(PAUSE));
    }

    /// @param pause between two attempts
    static @Nullable Desktop open(Path folder, @Nullable String link, Timing timing, Runnable pause)
            throws CannotStart {
        for (var attempt = 1; ; attempt++) {
            try {
                return new Desktop(folder, timing);
            } catch (CannotStart reason) {
                if (reason.reason() != CannotStart.Reason.IN_USE) {
                    throw reason;
                }
                // Whoever listens is not about to leave.
                if (InstanceSocket.isIn(folder)) {
                    if (InstanceSocket.send(folder, link)) {
                        return null;
                    }
                    throw reason;
                }
                if (attempt == ATTEMPTS) {
                    throw reason;
                }
                pause.run();
            }
        }
    }

    private FolderWait() {}
}
