package dev.sportello.desktop.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// The one way by which news from other threads enters what views show: collected on any thread, handed over on the FX
/// thread at most once a pulse, in order. Thread-safe.
public final class Batch<T> implements Consumer<T> {
    private final Consumer<List<T>> receiver;
    private final Object lock = new Object();
    private List<T> waiting = new ArrayList<>();

    /// @param receiver called on the FX thread, never with an empty list
    public Batch(Consumer<List<T>> receiver) {
        this.receiver = receiver;
    }

    @Override
    public void accept(T news) {
        synchronized (lock) {
            waiting.add(news);
            if (waiting.size() > 1) {
                return;
            }
        }
        Platform.runLater(() -> new NextPulse().start());
    }

    private List<T> take() {
        synchronized (lock) {
            var taken = waiting;
            waiting = new ArrayList<>();
            return taken;
        }
    }

    private final class NextPulse extends AnimationTimer {
        @Override
        public void handle(long now) {
            stop();
            receiver.accept(take());
        }
    }
}
