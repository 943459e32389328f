package dev.sportello.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A new folder for a program's training run, which goes with all that is in it. For one thread.
///
/// @param path readable by its owner only
public record ScratchFolder(Path path) implements AutoCloseable {

    /// Makes one among the system's temporary files.
    public static ScratchFolder make() throws IOException {
        return new ScratchFolder(Files.createTempDirectory("sportello-training"));
    }

    /// @throws UncheckedIOException if something in it is still open, on systems that mind
    @Override
    public void close() {
        try (var files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(ScratchFolder::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
