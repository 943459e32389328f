package dev.sportello.desktop.screens;

import dev.sportello.desktop.ui.TextShaping;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Runs things on the FX thread and waits for them. Starts JavaFX when it is first used.
public final class Fx {
    static {
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException startedBefore) {
            // Another test of this process did so.
        }
        Platform.setImplicitExit(false);
        Platform.runLater(TextShaping::repair);
    }

    public static <T> T get(Callable<T> work) throws Exception {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(work.call());
            } catch (Throwable failure) {
                answer.completeExceptionally(failure);
            }
        });
        return answer.get();
    }

    public static void run(Runnable work) throws Exception {
        var _ = get(() -> {
            work.run();
            return true;
        });
    }

    /// Lets the screen be laid out and drawn a few times.
    public static void pulses(int count) throws Exception {
        var done = new CountDownLatch(count);
        Platform.runLater(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                Platform.requestNextPulse();
                done.countDown();
                if (done.getCount() == 0) {
                    stop();
                }
            }
        }.start());
        done.await();
    }

    private Fx() {}
}
