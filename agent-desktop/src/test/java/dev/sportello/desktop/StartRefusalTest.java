package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sportello.desktop.connection.ConnectionTimes;
import dev.sportello.desktop.connection.Timing;
import dev.sportello.desktop.screens.Fx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who starts the program by its icon sees no console.
class StartRefusalTest {
    @TempDir
    Path folder;

    @Test
    void aSecondDesktopOnTheSameFolderSaysSoInAWindow() throws Exception {
        try (var first = open(folder)) {
            assertThat(first.session()).isNull();
            var failure = failure(folder);
            assertThat(words(failure, Locale.UK)).contains("open already", folder.toString());
            assertThat(words(failure, Locale.ITALY)).contains("già aperto", folder.toString());
        }
    }

    @Test
    void aFolderThatCannotBeUsedIsNamedWithWhatTheSystemSays() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThat(words(failure(file), Locale.UK)).contains("cannot be used", file.toString(), "The system says: ");
    }

    @Test
    void theWordsCanBeCopiedAndTheProgramEndsWhenTheWindowIsClosed() throws Exception {
        var closed = new CompletableFuture<Void>();
        var failure = failure(Files.writeString(folder.resolve("file"), ""));
        var stage = Fx.get(() -> StartRefusal.show(failure, Locale.UK, closed));
        press(stage, "Copy");
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString())).contains("cannot be used");
        assertThat(closed).isNotDone();
        press(stage, "Close");
        assertThat(closed).succeedsWithin(RunningDesktop.PATIENCE);
    }

    private static String words(CannotStart failure, Locale locale) throws Exception {
        var stage = Fx.get(() -> StartRefusal.show(failure, locale, new CompletableFuture<>()));
        var words = Fx.get(() -> ((Label) stage.getScene().lookup("#words")).getText());
        Fx.run(stage::hide);
        return words;
    }

    private static void press(Stage stage, String act) throws Exception {
        Fx.run(() -> stage.getScene().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(act))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private static CannotStart failure(Path data) {
        return (CannotStart) Objects.requireNonNull(catchThrowable(() -> open(data)));
    }

    private static Desktop open(Path data) throws CannotStart {
        return new Desktop(data, new Timing(ConnectionTimes.STANDARD, Clock.systemUTC(), new Random(1)));
    }
}
