package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.connection.ConnectionTimes;
import dev.sportello.desktop.connection.Timing;
import dev.sportello.desktop.handover.InstanceSocket;
import dev.sportello.desktop.notification.Notifier;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.tray.Tray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShutdownTest {
    /// Whether a second start was received, each time that the window lets go.
    private final List<Boolean> received = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @Test
    void aSecondStartIsNotSwallowedByAWindowThatIsClosing() throws Exception {
        var ending = ending();
        assertThat(InstanceSocket.send(folder, null)).isTrue();
        Fx.run(ending::leave);
        assertThat(received).containsExactly(false);
        await("the folder to be free").atMost(RunningDesktop.PATIENCE).until(this::isFree);
    }

    @Test
    void norByAProcessThatIsBeingEnded() throws Exception {
        ending().endBySignal();
        assertThat(received).containsExactly(false);
        assertThat(isFree()).isTrue();
    }

    @Test
    void theEndOfTheProcessAfterAWindowWasClosedWaitsForNoFxThread() throws Exception {
        var ending = ending();
        Fx.run(ending::leave);
        ending.endBySignal();
        assertThat(received).as("the window lets go once").hasSize(1);
        assertThat(isFree()).isTrue();
        assertThat(Files.exists(folder.resolve("window.properties"))).isTrue();
    }

    private Shutdown ending() throws Exception {
        var desktop = open();
        return Fx.get(() -> {
            var stage = new Stage();
            return new Shutdown(
                    desktop,
                    new WindowKeeper(stage, WindowPlace.FIRST, new Scene(new StackPane())),
                    Notifier.none(),
                    new SystemTrayIcon(stage, _ -> Tray.none()),
                    () -> received.add(InstanceSocket.send(folder, null)));
        });
    }

    private boolean isFree() {
        try (var next = open()) {
            return next.windowFile() != null;
        } catch (CannotStart inUse) {
            return false;
        }
    }

    private Desktop open() throws CannotStart {
        return new Desktop(folder, new Timing(ConnectionTimes.STANDARD, Clock.systemUTC(), new Random(1)));
    }
}
