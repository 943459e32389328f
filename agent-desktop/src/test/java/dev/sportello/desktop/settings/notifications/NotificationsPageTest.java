package dev.sportello.desktop.settings.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.disk.DamagedFiles;
import dev.sportello.desktop.notification.NotificationResult;
import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.screens.Fx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NotificationsPageTest {
    @TempDir
    Path folder;

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new IllegalStateException("The tray has gone."), "The tray has gone."),
                Arguments.of(new IllegalStateException(), "IllegalStateException"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aTestAtWhichTheSystemFailsSaysSoAndCanBeRepeated(Exception failure, String says) throws Exception {
        var answer = new CompletableFuture<NotificationResult>();
        try (var preferences =
                new KeptPreferences(folder.resolve("preferences.json"), new DamagedFiles(Clock.systemUTC()))) {
            var page = Fx.get(() -> {
                var made = new NotificationsPage(preferences, _ -> answer, Locale.UK);
                var root = new Scene(made.view()).getRoot();
                root.applyCss();
                root.layout();
                return root;
            });
            Fx.run(() -> ((Button) find(page, "#test")).fire());
            assertThat(Fx.get(() -> find(page, "#test").isDisabled())).isTrue();
            answer.completeExceptionally(failure);
            Fx.run(() -> {});
            assertThat(Fx.get(() -> find(page, "#test").isDisabled())).isFalse();
            assertThat(Fx.get(() -> ((Label) find(page, "#tested")).getText())).contains(says);
        }
    }

    private static Node find(Node page, String selector) {
        return page.lookup(selector);
    }
}
