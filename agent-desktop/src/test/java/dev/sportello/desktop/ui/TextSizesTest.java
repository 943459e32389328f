package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every text is as large as the agent prefers it.
class TextSizesTest {
    private static final Path STYLES = Path.of("src/main/resources/dev/sportello/desktop");
    private static final Pattern FIXED = Pattern.compile("-fx-font(-size)?:[^;]*[0-9](px|pt)");

    /// But for initials in circles, and the picture of a hub, which are as large as their frames.
    private static final Pattern FRAMED = Pattern.compile("^\\s*(\\.avatar|\\.hub-)");

    @Test
    void noStylesheetFixesTheSizeOfAText() throws IOException {
        try (var files = Files.walk(STYLES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".css"))
                            .filter(file -> !file.getFileName().toString().startsWith("text-"))
                            .flatMap(file -> rules(file).stream())
                            .filter(rule -> FIXED.matcher(rule).find())
                            .filter(rule -> !FRAMED.matcher(rule).find()))
                    .isEmpty();
        }
    }

    private static List<String> rules(Path file) {
        try {
            return List.of(Files.readString(file).split("}"));
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
