package dev.sportello.desktop.ui;

import java.time.Clock;
import java.time.Instant;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

/// Now, as an observable that moves every second: what shows a running time binds to it. FX thread only.
public final class Ticker {
    private static final Duration STEP = Duration.seconds(1);

    private final Clock clock;
    private final ReadOnlyObjectWrapper<Instant> now;
    private final Timeline timeline = new Timeline();

    public Ticker(Clock clock) {
        this.clock = clock;
        now = new ReadOnlyObjectWrapper<>(clock.instant());
        timeline.getKeyFrames().add(new KeyFrame(STEP, _ -> tick()));
        timeline.setCycleCount(Animation.INDEFINITE);
    }

    public ReadOnlyObjectProperty<Instant> now() {
        return now.getReadOnlyProperty();
    }

    /// Looks at the clock now, and every second from now on.
    public void start() {
        tick();
        timeline.play();
    }

    public void stop() {
        timeline.stop();
    }

    /// Looks at the clock.
    public void tick() {
        now.set(clock.instant());
    }
}
