package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.disk.DamagedFiles;
import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.preferences.Language;
import dev.sportello.desktop.preferences.Preferences;
import dev.sportello.desktop.preferences.Scheme;
import dev.sportello.desktop.preferences.SendKey;
import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.model.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The agent's own preferences with real keys, in the settings of who is an admin and of who is none.
@Tag("long")
class SettingsPreferencesTest {
    @TempDir
    Path folder;

    private KeptPreferences preferences;
    private SettingsOnScreen screen;

    @BeforeEach
    void open() throws Exception {
        preferences = new KeptPreferences(folder.resolve("preferences.json"), new DamagedFiles(Clock.systemUTC()));
        screen = SettingsOnScreen.open(preferences);
    }

    @AfterEach
    void close() throws Exception {
        screen.close();
        preferences.close();
    }

    @Test
    void whoIsNoAdminSeesOwnPagesAndNothingElse() throws Exception {
        assertThat(screen.shows("#scheme")).isTrue();
        assertThat(screen.shows("#page-notifications")).isTrue();
        assertThat(screen.has("#page-hours")).isFalse();
        assertThat(screen.shows("#save")).as("each choice counts at once").isFalse();
    }

    @Test
    void aChoiceByTheArrowKeysHoldsAtOnce() throws Exception {
        screen.after(() -> screen.find("#scheme #system").requestFocus());
        screen.press(KeyCode.RIGHT);
        assertThat(now().scheme()).isEqualTo(Scheme.LIGHT);
        screen.press(KeyCode.RIGHT);
        assertThat(now().scheme()).isEqualTo(Scheme.DARK);
        screen.fire("#scheme #dark");
        assertThat(now().scheme()).as("chosen again").isEqualTo(Scheme.DARK);
        assertThat(screen.selected("#scheme #dark")).isTrue();
    }

    @Test
    void everyPreferenceCanBeChosen() throws Exception {
        screen.fire("#textSize #large");
        screen.fire("#sendKey #shortcut-enter");
        assertThat(screen.text("#sendKeyHint")).isEqualTo("Enter breaks the line.");
        screen.after(() -> languages().setValue(Language.ITALIAN));
        assertThat(now())
                .isEqualTo(Preferences.STANDARD
                        .with(Language.ITALIAN)
                        .with(TextSize.LARGE)
                        .with(SendKey.SHORTCUT_ENTER));
    }

    @Test
    void whatHoldsIsShownWhenTheSettingsAreOpenedAgain() throws Exception {
        screen.fire("#scheme #dark");
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.isOpen()).as("nothing is to be saved").isFalse();
        screen.openAgain();
        assertThat(screen.selected("#scheme #dark")).isTrue();
        assertThat(screen.focused("#page-preferences")).isTrue();
    }

    @Test
    void thatTheDiskDoesNotTakeItIsSaid() throws Exception {
        assertThat(screen.shows("#notKept")).isFalse();
        Files.delete(folder);
        screen.fire("#scheme #dark");
        preferences.close();
        screen.settle();
        assertThat(screen.shows("#notKept")).isTrue();
        Files.createDirectory(folder);
    }

    @Test
    void theShopsPagesComeAndGoWithTheRole() throws Exception {
        screen.youBecome(Role.ADMIN);
        assertThat(screen.shows("#page-hours")).isTrue();
        assertThat(screen.shows("#scheme")).as("the page that was open").isTrue();
        screen.youBecome(Role.AGENT);
        assertThat(screen.isOpen()).as("with one's own page").isTrue();
        assertThat(screen.has("#page-hours")).isFalse();
        screen.youBecome(Role.ADMIN);
        screen.go("hours");
        screen.youBecome(Role.AGENT);
        assertThat(screen.isOpen())
                .as("with a page that is no longer one's own")
                .isFalse();
        screen.openAgain();
        assertThat(screen.shows("#scheme")).isTrue();
        assertThat(screen.shows("#MONDAY")).isFalse();
    }

    private Preferences now() throws Exception {
        return Fx.get(() -> preferences.current().get());
    }

    @SuppressWarnings("unchecked") // As the view's own code has it.
    private ComboBox<Language> languages() {
        return (ComboBox<Language>) screen.find("#language");
    }
}
