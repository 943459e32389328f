package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.connection.SavedSession;
import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.login.LoginController;
import dev.sportello.desktop.login.LoginHints;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.desktop.ui.Theme;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.desktop.ui.View;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The program's one window: the sign-in, or the workplace of who is signed in. FX thread only.
final class DesktopWindow {
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 600;

    private final Desktop desktop;
    private final DesktopOptions options;
    private final TimeWords times;
    private final EmojiPictures pictures;
    private final Stage stage;
    private final Scene scene = new Scene(new StackPane(), 1280, 800);
    private @Nullable Workplace workplace;

    DesktopWindow(Desktop desktop, DesktopOptions options, TimeWords times, EmojiIndex emoji, Stage stage) {
        this.desktop = desktop;
        this.options = options;
        this.times = times;
        this.stage = stage;
        pictures = new EmojiPictures(emoji);
    }

    /// @param session who is signed in; null for nobody
    void show(@Nullable SavedSession session) {
        Theme.followSystem(scene);
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setTitle("Sportello");
        stage.setOnHidden(_ -> leave());
        if (session != null) {
            enter(session);
        } else if (!signInUnasked()) {
            signIn(null);
        }
        stage.show();
    }

    /// With address, name and password from the environment: the sample shop starts the desktop so.
    private boolean signInUnasked() {
        var relay = options.relay();
        var email = options.email();
        var password = options.password();
        if (relay == null || email == null || password == null) {
            return false;
        }
        var _ = desktop.signIn()
                .signIn(relay, email, password)
                .whenComplete((session, failure) -> Platform.runLater(() -> {
                    if (failure == null) {
                        enter(session);
                    } else {
                        signIn(Paging.cause(failure).getMessage());
                    }
                }));
        return true;
    }

    private void signIn(@Nullable String problem) {
        stage.titleProperty().unbind();
        stage.setTitle("Sportello");
        var relay = options.relay() == null ? "" : options.relay().toString();
        var email = Objects.requireNonNullElse(options.email(), "");
        var login = new LoginController(
                desktop.signIn(), this::enter, new LoginHints(relay, email, problem), times.locale());
        scene.setRoot(View.load(login, login.texts()));
    }

    /// Opening a replica reads files: not here.
    private void enter(SavedSession session) {
        var _ = Thread.ofVirtual().start(() -> {
            try {
                var desk = desktop.enter(session);
                Platform.runLater(() -> work(desk));
            } catch (CannotStart reason) {
                Platform.runLater(() -> signIn(reason.getMessage()));
            }
        });
    }

    private void work(Desk desk) {
        closeWorkplace();
        workplace = new Workplace(desk, times, pictures, () -> signInAgain(), () -> signOut(desk));
        workplace.enter(stage, scene);
    }

    private void signInAgain() {
        closeWorkplace();
        signIn(null);
    }

    private void signOut(Desk desk) {
        closeWorkplace();
        signIn(null);
        // Signing out ends on the replica's own thread, and forgetting waits for that thread: not there, nor here.
        var _ = desk.signOut().whenCompleteAsync((_, _) -> forget(desk), Thread::startVirtualThread);
    }

    private void forget(Desk desk) {
        try {
            desktop.forgetSession(desk);
        } catch (CannotStart reason) {
            Platform.runLater(() -> signIn(reason.getMessage()));
        }
    }

    private void closeWorkplace() {
        if (workplace != null) {
            workplace.close();
            workplace = null;
        }
    }

    private void leave() {
        closeWorkplace();
        // Not a daemon: the process ends when the last draft is on disk.
        Thread.ofPlatform().name("leaving").start(desktop::close);
    }
}
