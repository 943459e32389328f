package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.disk.DamagedFiles;
import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.preferences.NotificationMode;
import dev.sportello.desktop.preferences.Preferences;
import dev.sportello.desktop.preferences.Preview;
import dev.sportello.desktop.preferences.QuietHours;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of notifications, where the system shows none.
@Tag("long")
class SettingsNotificationsTest {
    @TempDir
    Path folder;

    private KeptPreferences preferences;
    private SettingsOnScreen screen;

    @BeforeEach
    void open() throws Exception {
        preferences = new KeptPreferences(folder.resolve("preferences.json"), new DamagedFiles(Clock.systemUTC()));
        screen = SettingsOnScreen.open(preferences);
        screen.go("notifications");
    }

    @AfterEach
    void close() throws Exception {
        screen.close();
        preferences.close();
    }

    @Test
    void everyChoiceHoldsAtOnce() throws Exception {
        screen.fire("#notices #silent");
        screen.fire("#preview #hidden");
        assertThat(screen.shows("#quiet-from")).isFalse();
        screen.fire("#quiet #daily");
        assertThat(now())
                .isEqualTo(Preferences.STANDARD
                        .with(NotificationMode.SILENT)
                        .with(Preview.HIDDEN)
                        .with(Optional.of(QuietHours.NIGHT)));
        screen.after(() -> times("#quiet-from").setValue(LocalTime.of(22, 30)));
        assertThat(now().quiet()).contains(new QuietHours(LocalTime.of(22, 30), LocalTime.of(8, 0)));
        screen.fire("#quiet #never");
        assertThat(now().quiet()).isEmpty();
        assertThat(screen.shows("#quiet-from")).isFalse();
    }

    @Test
    void theTestSaysWhyThereAreNone() throws Exception {
        assertThat(screen.shows("#tested")).isFalse();
        screen.fire("#test");
        screen.settle();
        assertThat(screen.text("#tested")).startsWith("No. Nothing in this session shows notifications");
    }

    @SuppressWarnings("unchecked")
    private ComboBox<LocalTime> times(String selector) {
        return (ComboBox<LocalTime>) screen.find(selector);
    }

    private Preferences now() throws Exception {
        return Fx.get(() -> preferences.current().get());
    }
}
