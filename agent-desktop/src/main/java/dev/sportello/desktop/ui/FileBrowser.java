package dev.sportello.desktop.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows a file where it lies, in the system's own window for files. Thread-safe, returns at once.
public final class FileBrowser implements Consumer<Path> {
    private static final Logger LOG = LoggerFactory.getLogger(FileBrowser.class);

    @Override
    public void accept(Path file) {
        var _ = Thread.ofVirtual().start(() -> open(command(System.getProperty("os.name", ""), file.toAbsolutePath())));
    }

    /// Where the system has no way to point at a file, its folder is opened.
    static List<String> command(String system, Path file) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("explorer.exe", "/select," + file);
        }
        return name.startsWith("mac")
                ? List.of("open", "-R", file.toString())
                : List.of("xdg-open", Objects.requireNonNull(file.getParent()).toString());
    }

    private static void open(List<String> command) {
        try {
            var _ = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noBrowser) {
            LOG.warn("No window for files can be opened: {}", noBrowser.getMessage());
        }
    }
}
