package dev.sportello.desktop;

import dev.sportello.desktop.notification.Notifier;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/// How the program ends, once: when its window is closed, and when its process is ended by a signal. Thread-safe.
final class Ending {
    private static final int SECONDS_TO_LET_GO = 3;

    private final Desktop desktop;
    private final WindowKeeper keeper;
    private final Notifier notifier;
    private final SystemPresence presence;
    private final Runnable letGo;
    private boolean ended;

    /// @param letGo closes what is on the screen, on the FX thread
    Ending(Desktop desktop, WindowKeeper keeper, Notifier notifier, SystemPresence presence, Runnable letGo) {
        this.desktop = desktop;
        this.keeper = keeper;
        this.notifier = notifier;
        this.presence = presence;
        this.letGo = letGo;
    }

    /// The window was closed. FX thread only.
    void leave() {
        letGo.run();
        // Not a daemon: the process ends when the last draft is on disk.
        Thread.ofPlatform().name("leaving").start(this::end);
    }

    /// The process is being ended. Not on the FX thread; returns when everything is on the disk.
    void endBySignal() {
        var left = new CountDownLatch(1);
        Platform.runLater(() -> {
            letGo.run();
            left.countDown();
        });
        try {
            var _ = left.await(SECONDS_TO_LET_GO, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    /// Whoever comes second waits until the first has done it.
    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        // First, while the folder is still this process's own.
        desktop.windowFile().write(keeper.place());
        presence.close();
        notifier.close();
        desktop.close();
    }
}
