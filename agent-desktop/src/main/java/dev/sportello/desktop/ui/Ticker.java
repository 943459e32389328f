package dev.sportello.desktop.ui;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
    private final ReadOnlyObjectWrapper<Today> today;
    private final Timeline timeline = new Timeline();

    /// The day that it is, and where.
    public record Today(LocalDate date, ZoneId zone) {}

    public Ticker(Clock clock) {
        this.clock = clock;
        now = new ReadOnlyObjectWrapper<>(clock.instant());
        today = new ReadOnlyObjectWrapper<>(today(clock));
        timeline.getKeyFrames().add(new KeyFrame(STEP, _ -> tick()));
        timeline.setCycleCount(Animation.INDEFINITE);
    }

    public ReadOnlyObjectProperty<Instant> now() {
        return now.getReadOnlyProperty();
    }

    /// Moves at midnight, and when the machine has come into another time zone: days and times that are on the screen
    /// are written anew.
    public ReadOnlyObjectProperty<Today> today() {
        return today.getReadOnlyProperty();
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
        var day = today(clock);
        if (!day.equals(today.get())) {
            today.set(day);
        }
    }

    private static Today today(Clock clock) {
        var zone = clock.getZone();
        return new Today(LocalDate.ofInstant(clock.instant(), zone), zone);
    }
}
