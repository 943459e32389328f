package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.notification.WindowFocus;
import dev.sportello.desktop.notification.NotificationTexts;
import dev.sportello.desktop.notification.TicketNotifications;
import dev.sportello.desktop.preferences.NotificationMode;
import dev.sportello.desktop.preferences.Preferences;
import dev.sportello.desktop.replica.ReplicaChange;
import dev.sportello.desktop.ui.Batch;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/// The notifications of one desk, wired to its news. They outlive a view that is rebuilt. FX thread only.
final class DeskNotifications implements AutoCloseable {
    private static final Duration REMINDS_EVERY = Duration.seconds(15);

    private final TicketNotifications notifications;
    private final List<Runnable> unsubscribe = new ArrayList<>();
    private final Timeline reminding = new Timeline();
    private boolean gone;

    /// @param texts in the language of the moment
    /// @param front what is looked at at the moment
    DeskNotifications(
            Desk desk,
            Rendering rendering,
            Clock clock,
            Supplier<NotificationTexts> texts,
            Supplier<WindowFocus> front) {
        notifications = new TicketNotifications(
                desk.replica(), rendering.notifier(), () -> now(rendering), texts, front, clock);
        unsubscribe.add(desk.replica().listen(this.<ReplicaChange>batch(notifications::take)));
        unsubscribe.add(desk.onLink(batch(this::takeLink)));
        reminding.getKeyFrames().add(new KeyFrame(REMINDS_EVERY, _ -> notifications.remind()));
        reminding.setCycleCount(Animation.INDEFINITE);
        reminding.play();
    }

    private static Preferences now(Rendering rendering) {
        var chosen = rendering.preferences().current().get();
        return rendering.muting().getAsBoolean() ? chosen.with(NotificationMode.OFF) : chosen;
    }

    private <T> Batch<T> batch(Consumer<List<T>> receiver) {
        return new Batch<>(news -> {
            if (!gone) {
                receiver.accept(news);
            }
        });
    }

    private void takeLink(List<LinkState> states) {
        if (states.getLast() instanceof LinkState.Live) {
            notifications.didCatchUp();
        }
    }

    /// The agent looks at another ticket, or at the window again.
    void didLook() {
        notifications.didLook();
    }

    @Override
    public void close() {
        gone = true;
        reminding.stop();
        unsubscribe.forEach(Runnable::run);
        notifications.close();
    }
}
