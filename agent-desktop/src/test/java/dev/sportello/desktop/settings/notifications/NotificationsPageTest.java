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
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationsPageTest {
    @TempDir
    Path folder;

    @Test
    void aTestAtWhichTheSystemFailsSaysSoAndCanBeRepeated() throws Exception {
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
            answer.completeExceptionally(new IllegalStateException("The tray has gone."));
            Fx.run(() -> {});
            assertThat(Fx.get(() -> find(page, "#test").isDisabled())).isFalse();
            assertThat(Fx.get(() -> ((Label) find(page, "#tested")).getText())).contains("The tray has gone.");
        }
    }

    private static Node find(Node page, String selector) {
        return page.lookup(selector);
    }
}
