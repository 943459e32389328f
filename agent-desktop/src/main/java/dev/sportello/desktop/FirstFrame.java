package dev.sportello.desktop;

import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The first frame of the window. FX thread only.
final class FirstFrame {
    /// What the log says then, if it says much.
    static final String DRAWN = "The window is drawn.";

    private static final Logger LOG = LoggerFactory.getLogger(FirstFrame.class);

    private final CompletableFuture<Void> drawn = new CompletableFuture<>();

    /// Completes, on the FX thread, when the frame is laid out and goes to the screen.
    CompletableFuture<Void> drawn() {
        return drawn;
    }

    /// Takes the next frame of the scene as the first.
    void await(Scene scene) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                Platform.runLater(() -> {
                    LOG.debug(DRAWN);
                    drawn.complete(null);
                });
            }
        });
    }
}
