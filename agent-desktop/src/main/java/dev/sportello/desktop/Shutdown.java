package dev.sportello.desktop;

import dev.sportello.desktop.notification.Notifier;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/// How the program ends, once: when its window is closed, and when its process is ended by a signal. Thread-safe.
final class Shutdown {
    private static final int SECONDS_TO_LET_GO = 3;

    private final Desktop desktop;
    private final WindowKeeper keeper;
    private final Notifier notifier;
    private final SystemTrayIcon trayIcon;
    private final Runnable letGo;
    private volatile boolean hasLetGo;
    private boolean ended;

    /// @param letGo closes what is on the screen, on the FX thread
    Shutdown(Desktop desktop, WindowKeeper keeper, Notifier notifier, SystemTrayIcon trayIcon, Runnable letGo) {
        this.desktop = desktop;
        this.keeper = keeper;
        this.notifier = notifier;
        this.trayIcon = trayIcon;
        this.letGo = letGo;
    }

    /// The window was closed. FX thread only.
    void leave() {
        refuseStarts();
        letGo();
        // Not a daemon: the process ends when the last draft is on disk.
        Thread.ofPlatform().name("leaving").start(this::end);
    }

    /// The process is being ended. Not on the FX thread; returns when everything is on the disk.
    void endBySignal() {
        refuseStarts();
        // After a window was closed this is only the process's own end, and there may be no FX thread any more.
        if (!hasLetGo) {
            awaitLetGo();
        }
        end();
    }

    /// First of all: who starts the program from now on gets a window of its own, and waits for the folder.
    private void refuseStarts() {
        desktop.instances().close();
    }

    private void awaitLetGo() {
        var left = new CountDownLatch(1);
        Platform.runLater(() -> {
            letGo();
            left.countDown();
        });
        try {
            var _ = left.await(SECONDS_TO_LET_GO, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void letGo() {
        letGo.run();
        hasLetGo = true;
    }

    /// Whoever comes second waits until the first has done it.
    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        // First, while the folder is still this process's own.
        desktop.windowFile().write(keeper.place());
        trayIcon.close();
        notifier.close();
        desktop.close();
    }
}
