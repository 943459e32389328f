package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.sample.Staff;
import dev.sportello.model.Role;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// JavaFX finds nothing in the stylesheets that it cannot apply.
@Tag("long")
class StylesTest {
    private final Logger log = Logger.getLogger("javafx.css");
    private final Warnings warnings = new Warnings();

    @BeforeEach
    void listen() {
        log.addHandler(warnings);
    }

    @AfterEach
    void stop() {
        log.removeHandler(warnings);
    }

    @Test
    void thePagesOfTheSettings() throws Exception {
        var screen = SettingsOnScreen.open();
        var pages = Fx.get(() ->
                screen.root().lookupAll(".page-entry").stream().map(Node::getId).toList());
        assertThat(pages).isNotEmpty();
        for (var page : pages) {
            screen.fire("#" + page);
            screen.awaitAnswers();
        }
        screen.close();
        assertThat(warnings.seen).isEmpty();
    }

    @Test
    void theSettingsThatAreOpenedAgain() throws Exception {
        var screen = SettingsOnScreen.open();
        screen.press(KeyCode.ESCAPE);
        screen.awaitClosed();
        screen.shop().change(Staff.as(Role.AGENT, Staff.PIERO));
        screen.settle();
        screen.openAgain();
        screen.close();
        assertThat(warnings.seen).isEmpty();
    }

    private static final class Warnings extends Handler {
        final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                seen.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
