package dev.sportello.desktop.window;

import dev.sportello.desktop.ui.Remaining;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.application.Platform;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A thin line that grows shorter while time passes. FX thread only.
public final class Countdown extends Region {
    private final Scale length = new Scale();
    private final Shrinking shrinking = new Shrinking();
    private @Nullable Remaining remaining;

    public Countdown() {
        getStyleClass().add("countdown");
        // A transform and not the width: nothing is laid out again while it moves.
        getTransforms().add(length);
        setMouseTransparent(true);
    }

    /// Starts over.
    ///
    /// @param next null: no line, for time does not matter
    void show(@Nullable Remaining next) {
        shrinking.stop();
        remaining = next;
        setVisible(next != null);
        if (next != null) {
            shrinking.over(Duration.millis(Math.max(0, next.left().toMillis())));
        }
    }

    private final class Shrinking extends Transition {
        Shrinking() {
            setInterpolator(Interpolator.LINEAR);
        }

        void over(Duration time) {
            setCycleDuration(time);
            interpolate(0);
            playFromStart();
        }

        @Override
        protected void interpolate(double passed) {
            if (remaining != null) {
                length.setX(remaining.share(passed, Platform.getPreferences().isReducedMotion()));
            }
        }
    }
}
