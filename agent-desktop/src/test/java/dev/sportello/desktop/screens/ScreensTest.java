package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Leaves the pictures in `target/screens`, where a person looks at them.
@Tag("long")
class ScreensTest {
    @Test
    void everyScreenCanBeDrawn() throws Exception {
        var folder = Path.of("target/screens");
        new Screens(folder).renderAll("");
        assertThat(folder)
                .isDirectoryContaining("glob:**light-inbox.png")
                .isDirectoryContaining("glob:**dark-login.png");
    }
}
