package dev.sportello.desktop;

import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.connection.Pace;
import dev.sportello.desktop.connection.SavedSession;
import dev.sportello.desktop.connection.Timing;
import dev.sportello.desktop.replica.ScriptedJournal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesktopWindowTest {
    private static final SavedSession SESSION =
            new SavedSession(URI.create("http://127.0.0.1:1"), "secret-token", ScriptedJournal.ANNA);

    @TempDir
    Path folder;

    @Test
    void whoSignsOutIsForgottenAndTheProgramCanEnd() throws Exception {
        try (var before = new Desktop(folder, new Timing(Pace.STANDARD, Clock.systemUTC(), new Random(1)))) {
            var _ = before.enter(SESSION);
        }
        var desktop = RunningDesktop.open(folder);
        await("the workplace").atMost(RunningDesktop.PATIENCE).until(desktop::hasAccount);
        desktop.signOut();
        await("the sign-in").atMost(RunningDesktop.PATIENCE).until(desktop::asksToSignIn);
        await("the session to be gone")
                .atMost(RunningDesktop.PATIENCE)
                .until(() -> !Files.exists(folder.resolve("session.json")));
        desktop.close();
    }
}
