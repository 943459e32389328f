package dev.sportello.desktop;

import dev.sportello.desktop.tray.Tray;
import dev.sportello.desktop.tray.TrayAct;
import dev.sportello.desktop.tray.TrayTexts;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import javafx.util.Duration;
import javafx.util.Subscription;

/// The program's icon in the tray of the system, with how much is unread, and what is chosen there. It outlives
/// a view that is rebuilt. FX thread only.
final class SystemTrayIcon implements AutoCloseable {
    private static final Duration MUTED_FOR = Duration.hours(1);

    private final Stage stage;
    private final Tray tray;
    private final PauseTransition muted = new PauseTransition(MUTED_FOR);
    private TrayTexts texts = new TrayTexts(Locale.ENGLISH);
    private Subscription following = Subscription.EMPTY;
    private boolean isMuted;
    private int unread;

    /// @param trays makes the tray of the system, out of where the agent's acts go
    SystemTrayIcon(Stage stage, Function<Consumer<TrayAct>, Tray> trays) {
        this.stage = stage;
        tray = trays.apply(act -> Platform.runLater(() -> perform(act)));
        muted.setOnFinished(_ -> mute(false));
    }

    /// Whether the agent wants no notifications for now.
    boolean isMuted() {
        return isMuted;
    }

    /// Shows these from now on, and no others.
    ///
    /// @param unreadTickets how many
    void follow(ObservableValue<Integer> unreadTickets, Locale language) {
        following.unsubscribe();
        texts = new TrayTexts(language);
        following = unreadTickets.subscribe(now -> {
            unread = now;
            show();
        });
    }

    /// Nobody is signed in.
    void forget() {
        following.unsubscribe();
        following = Subscription.EMPTY;
        unread = 0;
        show();
    }

    private void show() {
        tray.show(texts.view(unread, isMuted));
    }

    private void perform(TrayAct act) {
        switch (act) {
            case OPEN -> NotificationActs.raise(stage);
            case MUTE -> mute(!isMuted);
            case QUIT -> stage.hide();
        }
    }

    private void mute(boolean next) {
        isMuted = next;
        muted.stop();
        if (next) {
            muted.playFromStart();
        }
        show();
    }

    /// The program ends. Safe on any thread.
    @Override
    public void close() {
        tray.close();
    }
}
