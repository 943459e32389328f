package dev.sportello.desktop.settings.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.autostart.Autostart;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.ui.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
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
        await().until(() -> chosen(row).equals("By hand"));
        Fx.run(() -> button(row, "At login").fire());
        await().until(() -> Fx.get(() ->
                row.lookupAll(".field-error").stream().map(Label.class::cast).anyMatch(Label::isVisible)));
        assertThat(chosen(row)).isEqualTo("By hand");
        assertThat(config.resolve("autostart")).isRegularFile();
    }

    @Test
    void theLastOfTwoQuickChoicesHolds() throws Exception {
        var slow = new SlowAutostart();
        var row = row(slow);
        await().until(() -> chosen(row).equals("By hand"));
        Fx.run(() -> button(row, "At login").fire());
        slow.begun.await();
        Fx.run(() -> button(row, "By hand").fire());
        slow.goesOn.countDown();
        await().until(() -> slow.set.size() == 2);
        assertThat(slow.set).containsExactly(true, false);
        await().until(() -> slow.answers.get() == 3);
        assertThat(chosen(row)).isEqualTo("By hand");
    }

    /// Takes its time for the first choice.
    private static final class SlowAutostart implements Autostart {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch goesOn = new CountDownLatch(1);
        final List<Boolean> set = new CopyOnWriteArrayList<>();
        final AtomicInteger answers = new AtomicInteger();

        @Override
        public boolean on() {
            answers.incrementAndGet();
            return !set.isEmpty() && set.getLast();
        }

        @Override
        public void set(boolean on) throws IOException {
            if (on) {
                begun.countDown();
                try {
                    goesOn.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            set.add(on);
        }
    }

    private AutostartRow row() throws Exception {
        return row(Autostart.of("Linux", Map.of("XDG_CONFIG_HOME", config.toString()), Path.of("/usr/bin/sportello")));
    }

    private static AutostartRow row(Autostart autostart) throws Exception {
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
