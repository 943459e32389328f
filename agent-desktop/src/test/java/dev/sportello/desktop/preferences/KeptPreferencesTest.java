package dev.sportello.desktop.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.disk.DamagedFiles;
import dev.sportello.desktop.disk.FileKind;
import dev.sportello.desktop.disk.SetAside;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPreferencesTest {
    @TempDir
    Path folder;

    private final DamagedFiles damaged = new DamagedFiles(Clock.systemUTC());

    @Test
    void aChoiceHoldsAtOnceAndAfterTheNextStart() {
        try (var kept = kept()) {
            var _ = kept.change(now -> now.with(Scheme.DARK));
            var _ = kept.change(now -> now.with(TextSize.LARGE));
            var _ = kept.change(now -> now.with(TextSize.SMALL));
            assertThat(kept.current().get())
                    .isEqualTo(Preferences.STANDARD.with(Scheme.DARK).with(TextSize.SMALL));
        }
        try (var next = kept()) {
            assertThat(next.current().get())
                    .isEqualTo(Preferences.STANDARD.with(Scheme.DARK).with(TextSize.SMALL));
        }
    }

    @Test
    void aChoiceThatTheDiskDoesNotTakeHoldsAllTheSameAndIsSaid() throws Exception {
        var gone = Files.createDirectory(folder.resolve("gone"));
        try (var kept = new KeptPreferences(gone.resolve("preferences.json"), damaged)) {
            Files.delete(gone);
            assertThat(kept.change(now -> now.with(Scheme.DARK)).get()).isFalse();
            assertThat(kept.current().get().scheme()).isEqualTo(Scheme.DARK);
            Files.createDirectory(gone);
            assertThat(kept.change(now -> now.with(SendKey.SHORTCUT_ENTER)).get())
                    .isTrue();
        }
        try (var next = new KeptPreferences(gone.resolve("preferences.json"), damaged)) {
            assertThat(next.current().get())
                    .as("with what could not be written before")
                    .isEqualTo(Preferences.STANDARD.with(Scheme.DARK).with(SendKey.SHORTCUT_ENTER));
        }
    }

    @Test
    void aDamagedFileIsReportedOnce() throws Exception {
        Files.writeString(folder.resolve("preferences.json"), "{");
        try (var kept = kept()) {
            assertThat(damaged.unread()).extracting(SetAside::kind).containsExactly(FileKind.PREFERENCES);
            assertThat(kept.current().get()).isEqualTo(Preferences.STANDARD);
        }
        try (var next = kept()) {
            assertThat(damaged.unread()).hasSize(1);
            assertThat(next.current().get()).isEqualTo(Preferences.STANDARD);
        }
    }

    private KeptPreferences kept() {
        return new KeptPreferences(folder.resolve("preferences.json"), damaged);
    }
}
