package dev.sportello.desktop.settings.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.autostart.Autostart;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.ui.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutostartRowTest {
    @TempDir
    Path config;

    @Test
    void whatIsChosenIsWhatTheSystemHas() throws Exception {
        var row = row();
        await().until(() -> chosen(row).equals("By hand"));
        Fx.run(() -> button(row, "At login").fire());
        await().until(() -> Files.exists(config.resolve("autostart/sportello.desktop")));
        await().until(() -> chosen(row).equals("At login"));
        Files.delete(config.resolve("autostart/sportello.desktop"));
        Fx.run(row::show);
        await("what was changed elsewhere").until(() -> chosen(row).equals("By hand"));
    }

    @Test
    void oneReadsThatTheSystemDidNotTakeIt() throws Exception {
        Files.createFile(config.resolve("autostart"));
        var row = row();
        Fx.run(() -> button(row, "At login").fire());
        await().until(() -> Fx.get(() ->
                row.lookupAll(".field-error").stream().map(Label.class::cast).anyMatch(Label::isVisible)));
        assertThat(config.resolve("autostart")).isRegularFile();
    }

    private AutostartRow row() throws Exception {
        var autostart =
                Autostart.of("Linux", Map.of("XDG_CONFIG_HOME", config.toString()), Path.of("/usr/bin/sportello"));
        return Fx.get(() -> {
            var row = new AutostartRow(autostart, Texts.of(PreferencesPage.class, Locale.ENGLISH));
            row.show();
            return row;
        });
    }

    private static String chosen(AutostartRow row) throws Exception {
        return Fx.get(() -> row.lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(ToggleButton::isSelected)
                .map(ToggleButton::getText)
                .findFirst()
                .orElse(""));
    }

    private static ToggleButton button(AutostartRow row, String text) {
        return row.lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(one -> one.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
