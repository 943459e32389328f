package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.application.ColorScheme;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Leaves pictures in `target/screens`, where a person looks at them. A class for each kind and look: classes run at
/// once.
@Tag("long")
class DarkInboxScreensTest {
    @Test
    void everyScreenCanBeDrawn() throws Exception {
        var folder = Path.of("target/screens");
        new Screens(folder).renderInbox(ColorScheme.DARK, "");
        assertThat(folder).isDirectoryContaining("glob:**dark-inbox.png");
    }
}
