package dev.sportello.desktop;

import dev.sportello.desktop.connection.SavedSession;
import dev.sportello.desktop.connection.SessionFile;
import dev.sportello.desktop.disk.DamagedFiles;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.start.ScratchFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The training run of Java's AOT cache: the classes that it uses, a later start finds loaded and linked. It opens the
/// window with a few tickets on a screen that nobody sees, opens one of them, and closes the window. The launcher runs
/// it in the background, in a process of its own; it keeps nothing.
public final class DesktopTraining {
    private static final int FAILED = 1;

    /// Nobody listens there: it is the window of an agent without a network.
    private static final URI NOBODY = URI.create("http://127.0.0.1:9/");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    public static void main(String[] arguments) throws Exception {
        var folder = ScratchFolder.make();
        Runtime.getRuntime().addShutdownHook(new Thread(folder::close, "scratch folder"));
        fill(folder.path());
        AgentDesktop.main(new String[] {"--data", folder.path().toString()});
        Platform.runLater(new Tour()::start);
    }

    /// Makes a data folder of an agent who is signed in and has a few tickets.
    static void fill(Path folder) throws IOException {
        var session = new SavedSession(NOBODY, "none", TrainingTickets.AGENT);
        var damaged = new DamagedFiles(Clock.systemUTC());
        new SessionFile(folder.resolve("session.json"), damaged).write(session);
        var files = Files.createDirectories(folder.resolve(Desktop.folderName(session)));
        try (var replica = new Replica(files, session.you(), damaged, Clock.systemUTC(), new Random())) {
            replica.startOver(TrainingTickets.snapshot()).join();
            replica.apply(TrainingTickets.entries(Clock.systemUTC().instant()), false)
                    .join();
        }
    }

    /// Looks once a frame how far the window has come, and goes on from there. FX thread only.
    private static final class Tour extends AnimationTimer {
        private final long begin = System.nanoTime();
        private boolean opened;

        @Override
        public void handle(long now) {
            Platform.requestNextPulse();
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                System.exit(FAILED);
            }
            if (!opened && find(".ticket-cell") != null && find(".list-view") instanceof ListView<?> tickets) {
                opened = true;
                tickets.getSelectionModel().select(0);
            }
            if (opened && find(".bubble-row") != null) {
                stop();
                Platform.runLater(() -> Window.getWindows().getFirst().hide());
            }
        }

        private static @Nullable Node find(String selector) {
            return Window.getWindows().stream()
                    .map(window -> window.getScene().getRoot().lookup(selector))
                    .filter(node -> node != null)
                    .findFirst()
                    .orElse(null);
        }
    }

    private DesktopTraining() {}
}
